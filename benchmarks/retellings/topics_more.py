"""More invented events, and facts that fit any of them (benchmarks/retellings/topics.py tells the form)."""

from __future__ import annotations

from benchmarks.retellings.topics import TOPICS, parse

_MORE = """
# Ferry runs aground off {town} | {town} ferry stuck on sandbank
@ harbour master | shipping line director | coastguard officer | passenger spokeswoman | pilots' chairman
the ferry struck a sandbank {k} miles off the coast | {k} miles from land the ship ran onto a sandbank | a sandbank {k} miles out stopped the ferry
{n} passengers were lifted off by helicopter | helicopters brought {n} passengers ashore | {n} of the travellers left by helicopter
the radar had shown ghost echoes since {day} | from {day} on the radar displayed echoes of nothing | ghost echoes had troubled the radar since {day}
the ship carried {big} tonnes of gravel besides cars | besides cars, {big} tonnes of gravel were aboard | gravel, {big} tonnes of it, lay in the hold beneath the cars
{who} was at the wheel when it happened | the one steering at the time was {who} | at that moment {who} held the wheel
the life jackets on deck {k} were locked away | nobody could reach the life jackets on deck {k} | on deck {k} a lock kept people from the life jackets
{firm} had bought the ship second-hand from {place} | the ship came second-hand from {place} to {firm} | from a yard in {place}, {firm} had acquired the used vessel
the first distress call came at {hour} | a call for help was heard at {hour} | it was {hour} when the ship asked for help
a tank lost {n} barrels of oil | {n} barrels of oil leaked from a tank | from one tank {n} barrels of oil ran out
the buoy that marks the shoal had drifted north | the marker buoy of the shoal lay too far north | somebody should have seen that the shoal's buoy had moved north
" The coffee slid first and then the people slid
" I have sailed this water for forty years and the sand has moved every year
" Nobody on the bridge had slept
~ the line between {town} and the islands has run since {year} | since {year} ferries have linked {town} with the islands
# Infection closes wards at hospital in {town} | {town} hospital stops admissions
@ chief physician | health ministry spokeswoman | nurses' delegate | patients' ombudsman | virologist
{n} patients caught the germ on two wards | on two wards {n} patients were infected | the germ was found in {n} patients of two wards
{k} of them had died by {day} | by {day} {k} of those had lost their lives | {k} deaths were recorded up to {day}
a batch of saline from {firm} was suspected | suspicion fell on saline that {firm} had delivered | the source may be a batch of saline made by {firm}
the steriliser had been out of order since {day} | since {day} the hospital had worked without its steriliser | it was {day} when the steriliser gave up
operations were moved to {place} | surgeons were now operating in {place} | patients in need of surgery are sent to {place}
cleaners had been cut from {n} to {k} | of {n} cleaners {k} were left | the cleaning staff had shrunk from {n} to {k}
{big} visitors would be written to | letters go out to {big} visitors | the clinic was writing to {big} people who had visited
the outbreak was first noticed by {who}, a trainee | a trainee, {who}, was the first to notice it | {who}, still in training, had spotted the outbreak first
tests in the laboratory took {k} days | the laboratory needed {k} days for a result | {k} days passed before the laboratory knew
mould had been painted over in the dialysis room | in the dialysis room paint covered the mould | somebody had put paint over mould in the room for dialysis
" We washed our hands in a basin without soap and smiled
" The ministry counts beds, I count breaths
" It is not a superbug, it is a mop
~ the hospital serves {big} people in the valley | {big} people in the valley depend on the hospital
"""

_GENERIC = """
a hotline had taken {big} calls by {hour} | {big} people had rung the hotline by {hour} | by {hour} the hotline counted {big} calls
residents of {street} Street spent the night in a sports hall | a sports hall took in the people of {street} Street for the night | for the night {street} Street was moved to a sports hall
the trams ran only as far as {place} | trams were turning round in {place} | in {place} the trams had to turn back
{who} learned of it from the radio | it was the radio that told {who} | {who} first heard of it on the radio
a petition with {big} signatures was handed in on {day} | on {day} {big} people had signed a petition | a petition gathered {big} names by {day}
bakers in {street} Street gave bread away | bread was handed out free by bakers in {street} Street | in {street} Street the bakers asked no money for bread
prosecutors searched two offices in {place} | two offices in {place} were searched by prosecutors | the prosecution had two offices searched in {place}
the minister cut a holiday short and flew in on {day} | on {day} the minister broke off a holiday and came | a holiday ended early for the minister, who arrived on {day}
{n} volunteers came with thermos flasks | thermos flasks were brought by {n} volunteers | there were {n} volunteers with thermos flasks
a school in {place} cancelled its anniversary | the anniversary of a school in {place} was called off | {place} went without the anniversary of its school
the owner of a kiosk kept {k} torn notices | {k} torn notices lay in the drawer of a kiosk | in a kiosk {k} torn notices had been kept
shares of {firm} fell by {pct} per cent | {firm} lost {pct} per cent on the exchange | on the exchange {firm} was down {pct} per cent
a lawyer for {n} families filed a complaint | {n} families lodged a complaint through a lawyer | through their lawyer {n} families complained
the town would pay {big} crowns a household | every household was promised {big} crowns by the town | {big} crowns for each household was the town's offer
bells rang in {place} for a quarter of an hour | for fifteen minutes the bells of {place} rang | {place} let its bells ring for a quarter of an hour
a dog named Biscuit was found after {k} hours | {k} hours later a dog called Biscuit turned up | a dog by the name of Biscuit was missing for {k} hours
the archive in the cellar could not be saved | nothing of the archive in the cellar was saved | what lay in the cellar's archive is lost
three streetlamps in {street} Street had been dark since {day} | since {day} three lamps in {street} Street gave no light | {street} Street had been without three of its lamps since {day}
{who} slept in a car for {k} nights | for {k} nights a car was the bedroom of {who} | {who} had spent {k} nights in a car
the council meets on {day} behind closed doors | behind closed doors, the council will sit on {day} | on {day} the council is to meet in private
"""

ALL_TOPICS = (*TOPICS, *parse(_MORE))
GENERIC = tuple(tuple(part.strip() for part in line.split("|")) for line in _GENERIC.strip().split("\n"))
GENERIC_QUOTES = (
    "I do not want an apology, I want a date",
    "My phone has not been quiet since breakfast",
    "Ask me again when the dust has settled",
    "It sounded like a piano falling down the stairs",
    "We were told to wait, so we waited",
    "Somebody knew, and somebody always knows",
)
GENERIC_ROLES = (
    "resident",
    "shopkeeper",
    "teacher",
    "former employee",
    "taxi driver",
    "priest",
    "pensioner",
    "student",
)
