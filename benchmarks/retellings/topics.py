"""What the invented events are made of: facts, each in three wordings, background, and words between quotation marks.

A line is one fact; its wordings are parted by «|». Slots: {n} 12 to 98, {k} 3 to 11, {big} 1,100 to 9,900, {pct} 4 to 38, {money} 2 to 90, {day}, {hour}, {year},
{place}, {street}, {firm}, {who} (a person who is told about), {town} (where it happened). «@» begins the topic's roles, «"» a quotation, «~» background.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One kind of event.

    Attributes:
        roles: Who speaks about it: the first is who holds the briefing.
        facts: Wordings of each fact.
        quotes: Sentences said aloud.
        background: Wordings of what everybody knows.
        headline: With the slot {town}.
    """

    roles: tuple[str, ...]
    facts: tuple[tuple[str, ...], ...]
    quotes: tuple[str, ...]
    background: tuple[tuple[str, ...], ...]
    headline: tuple[str, ...]


_TOPICS = """
# Fire guts warehouse in {town} | Blaze destroys depot in {town}
@ fire chief | plant manager | union secretary | insurance inspector | hospital director
the fire started in a paint store behind the loading bay | flames first broke out in the store where paint was kept | it began near the loading bay, among tins of paint
{n} people were taken to hospital with burns | hospitals admitted {n} people who had been burned | {n} of those inside were treated for burns
the sprinklers had been switched off since {day} | nobody had turned the sprinklers back on after {day} | from {day} on the sprinklers were out of use
{big} litres of solvent were stored in the building | the building held {big} litres of solvent | solvent, {big} litres of it, was kept on the site
the night guard called the fire brigade at {hour} | it was {hour} when the watchman rang the fire station | the alarm was raised by the night guard at {hour}
the roof above hall {k} fell in within minutes | hall {k} lost its roof a few minutes later | in hall {k} the roof collapsed almost at once
{firm} had let the warehouse to a furniture trader | a furniture trader rented the warehouse from {firm} | the warehouse belonged to {firm}, which leased it to a dealer in furniture
an emergency exit was blocked by pallets | pallets stood in front of one of the emergency doors | workers could not use an emergency exit because of stacked pallets
the damage was put at {money} million crowns | the loss comes to {money} million crowns | {money} million crowns is what the damage may cost
two forklift batteries were found burst near the gate | near the gate, two batteries of forklifts had exploded | investigators picked up a pair of burst forklift batteries by the gate
" We had asked for a second hydrant for years and nobody listened
" The heat was such that the helmets of my men went soft
" Somebody propped that door open and somebody will answer for it
~ {town} lost its largest mill to a fire in {year} | a fire in {year} destroyed the largest mill of {town}
# Bridge at {town} closed after cracks are found | {town} shuts its bridge
@ city engineer | transport councillor | bridge designer | haulage spokesman | opposition leader
cracks were found in {k} of the main girders | {k} main girders turned out to be cracked | inspectors counted {k} girders with cracks in them
some {big} vehicles a day must take the detour through {place} | {big} vehicles will be sent through {place} every day | drivers, {big} of them a day, are diverted by way of {place}
the deck sank by {n} millimetres in one night | overnight the deck dropped {n} millimetres | it took one night for the deck to sink {n} millimetres
{firm} had renewed the bearings two years ago | the bearings were replaced by {firm} two years earlier | two years before, {firm} had been paid for new bearings
a sensor on the east pier had given no readings since {day} | since {day} nothing had been heard from the sensor on the east pier | the east pier's sensor fell silent on {day}
repairs would take {k} months | it will need {k} months to mend it | mending the crossing is a matter of {k} months
the repairs are expected to cost {money} million crowns | {money} million crowns will have to be found for the works | the bill is estimated at {money} million crowns
trucks over {n} tonnes had crossed it in spite of the ban | a ban on trucks heavier than {n} tonnes had been ignored | lorries weighing more than {n} tonnes went over it although that was forbidden
the last full inspection dated from {year} | nobody had inspected the whole structure since {year} | {year} was when it was last examined from end to end
a photograph of the rusted anchor plate went to the council in spring | in spring the council was sent a picture of an anchor plate eaten by rust | the council had a picture of the rusted anchor plate in its files since spring
" You could put your hand into the gap, and I did
" I will not send a school bus over a thing that groans
" This was not fatigue of steel but fatigue of people
~ the bridge, opened in {year}, is the only one for miles | built in {year}, the bridge has no neighbour for miles around
# Bacteria found in water of {town} | {town} told to boil its water
@ waterworks director | health officer | laboratory head | mayor | consumer advocate
{n} samples out of 120 held coliform bacteria | coliform bacteria were present in {n} of 120 samples | of 120 samples {n} were contaminated with coliforms
a dead deer lay in the upper basin | the carcass of a deer was pulled from the upper basin | workers fished a deer that had drowned out of the upper basin
chlorine had run out on {day} | on {day} the stock of chlorine was used up | there was no chlorine left after {day}
{big} households were told to boil their water | boiling was ordered for {big} households | the order to boil water went to {big} homes
the filter from {firm} had been fitted the wrong way round | a filter that {firm} delivered was installed back to front | someone had mounted the filter of {firm} in reverse
tankers would stand at {k} schools | water was to be handed out from tankers at {k} schools | at {k} schools tankers were filling cans
{n} children at a nursery fell ill with cramps | a nursery reported {n} children with cramps | {n} toddlers of one nursery had stomach cramps
the ban would last until {day} at least | until {day}, and perhaps longer, the water must not be drunk | nobody should drink from the tap before {day}
the reservoir in {place} was not affected | nothing was wrong with the reservoir at {place} | {place} and its reservoir were spared
an engineer had written three memos about a leaking hatch | three memos by an engineer spoke of a hatch that leaked | about the leaky hatch there were three internal memos
" My grandmother boiled her water and she would laugh at us
" Nobody told the kitchen of the hospital until noon
" We are not speaking of poison, we are speaking of neglect
~ {town} draws its water from springs in the hills | the water of {town} comes from springs in the hills
# Recount ordered in {town} | {town} must count its votes again
@ returning officer | challenger | party chairwoman | court clerk | election observer
{big} ballots had been kept in an unlocked gymnasium | an unlocked gymnasium had served as the store for {big} ballots | {big} ballots lay for days in a gymnasium that nobody locked
the margin was {n} votes | {n} votes separated the two candidates | the winner was ahead by {n} votes
seals were missing from {k} boxes | {k} boxes had come in without a seal | on {k} of the boxes the seal was gone
the recount would begin on {day} in the old corn exchange | from {day} the votes are to be counted again in the old corn exchange | counting starts afresh on {day}, in the old corn exchange
{who} had signed the minutes before the count was over | the minutes bore the signature of {who} hours before the end of the count | {who} put a name to the minutes while votes were still being counted
a scanner supplied by {firm} had read blank sheets as valid | blank sheets passed as valid in a scanner from {firm} | the {firm} scanner took empty sheets for votes
turnout in {place} came to more than 100 per cent | more votes were cast in {place} than it has voters | {place} had turned in more votes than there are names on its roll
{n} postal votes arrived after the deadline and were counted | {n} letters with votes came too late and still went into the count | among the votes counted were {n} that the post had brought too late
the losing side had {k} days to object | objections could be filed within {k} days | for {k} days the loser may contest the result
observers were sent out of the hall at {hour} | at {hour} the observers had to leave the hall | the hall was cleared of observers at {hour}
" A ballot is not a receipt, you do not print a second one
" I counted them with my own fingers and came to another sum
" They may count until Easter, the figure stays
~ {town} has been governed by one party since {year} | one party has held the town hall of {town} since {year}
# Lender in {town} shuts its doors | Savers queue outside bank in {town}
@ bank supervisor | chief executive | finance minister | auditor | depositors' lawyer
{pct} per cent of the loans had not been serviced for a year | for a year nothing was paid on {pct} per cent of the loans | borrowers had paid nothing on {pct} per cent of its lending for twelve months
deposits up to {big} crowns were protected | savers get back at most {big} crowns | the guarantee ends at {big} crowns a head
{money} million crowns went to a company in {place} | a company in {place} received {money} million crowns | transfers of {money} million crowns ended up with a firm in {place}
{who} sold shares two days before the announcement | two days ahead of the announcement {who} parted with shares | shares held by {who} were sold two days earlier
{firm} had signed off the accounts without a remark | the accounts were passed by {firm} without comment | auditors of {firm} had found nothing to remark on
cash machines were emptied by {hour} | by {hour} no machine gave out money any more | not one cash machine had notes left at {hour}
a rescue by three rivals failed on {day} | on {day} three competitors gave up a plan to save it | talks with three rivals about a rescue collapsed on {day}
it has {n} branches and {big} customers | {big} customers bank at its {n} branches | the house runs {n} branches for {big} customers
an internal list named {k} borrowers as friends of the board | {k} borrowers stood on a list as friends of the board | the board's friends, {k} of them, were marked on an internal list
the vault's second key was kept in a biscuit tin | somebody had put the second key to the vault into a biscuit tin | a biscuit tin served as the hiding place of the vault's second key
" I brought my mother's burial money here because the tellers were polite
" There is no hole, there is a timing difference
" We supervise banks, we do not read minds
~ the lender was founded in {year} by fishermen | fishermen founded the lender in {year}
# Paintings taken from museum in {town} | Thieves strip gallery in {town}
@ museum director | police inspector | insurer | curator | art dealer
{k} paintings were cut out of their frames | thieves cut {k} canvases from their frames | {k} frames hung empty, the canvases sliced out
they had come in through a coal hatch at {hour} | the way in was a coal hatch, at {hour} | at {hour} someone climbed through the hatch for coal
the works are worth {money} million crowns together | together they are valued at {money} million crowns | their value was given as {money} million crowns
the cameras in room {k} had been covered with honey | honey had been smeared over the cameras of room {k} | in room {k} somebody had coated the cameras with honey
the alarm was serviced by {firm} on {day} | on {day} {firm} had looked after the alarm | a man from {firm} saw to the alarm on {day}
a grey van was seen in {street} Street | witnesses remember a grey van in {street} Street | in {street} Street neighbours had noticed a grey van
one portrait was found rolled up in a bin in {place} | a bin in {place} held one of the portraits, rolled up | rolled up in a bin, one portrait turned up in {place}
{who}, a former attendant, was questioned for {k} hours | for {k} hours police questioned {who}, who used to be an attendant | the former attendant {who} spent {k} hours with the police
only {n} of the works had been photographed | photographs exist of {n} of the works | no more than {n} works had ever been photographed
the insurance had lapsed in {year} | since {year} nothing in the house was insured | cover for the collection ran out in {year}
" They left the expensive one because it would not fit the van
" Whoever did this knows how linen tears
" The frame is worth more than my pension and they left it
~ the collection was a gift of a shipowner in {year} | a shipowner gave the collection to the town in {year}
"""


def parse(tables: str) -> tuple[Topic, ...]:
    """Read topics from their table."""
    topics = []
    for block in tables.split("\n# ")[1:]:
        head, *lines = block.strip().split("\n")
        listed: dict[str, list[str]] = {"@": [], '"': [], "~": [], "": []}
        for line in lines:
            mark = line[0] if line[0] in listed else ""
            listed[mark].append(line.removeprefix(mark).strip())
        topics.append(
            Topic(
                roles=_cut(listed["@"][0]), facts=tuple(_cut(f) for f in listed[""]), quotes=tuple(listed['"']),
                background=tuple(_cut(b) for b in listed["~"]), headline=_cut(head),
            )
        )  # fmt: skip
    return tuple(topics)


def _cut(line: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in line.split("|"))


TOPICS = parse(_TOPICS)
