## The frame
close = Close
back = Back
help = Help
done = Done
add = Add
start = Start
sleep = Sleep: lock
settings = Settings
language = Screen language
text-size = Text size
size-normal = Normal
size-large = Large
size-largest = Largest
theme = Theme
theme-dark = Night
theme-light = Day
about = About
about-what = An anonymous outreach log, offline first. Each tap is kept the moment you make it.
about-identity = No name, telephone, picture or exact place of a person met can be written here.
about-free = Free software, MIT or Apache 2.0 licence.
practice-banner = Practice: nothing is real, nothing leaves this device.

messages = Messages

## First run
first-welcome = What do you want to do on this device?
first-create = Create a team
first-create-means = For the lead, on the antenna’s computer
first-join = Join a team
first-join-means = With the text that the lead gives you
first-practice = Practise
first-practice-means = An invented team, on this device only
passphrase = Passphrase
wake = The antenna can wake this phone
wake-means = The six words are forgotten: the antenna shows or says a key that serves once.
wake-text = Text of the code, or the 24 words
wake-go = Wake
wake-shown = To be scanned with the sleeping phone, or said on the telephone to somebody whose voice you know. This key serves once.
passphrase-new = New passphrase
passphrase-old = Passphrase of before
passphrase-renew = Change the passphrase
passphrase-renewed = Changed. The old one opens nothing any more.
passphrase-write = Write these six words on paper that you keep. Without them nobody can open this device.
passphrase-paper = Write these six words on paper that you keep.
passphrase-again = Type the six words
relay-address = Relay address (empty: later)
relay-invite = Relay invitation, if it asks for one
antenna-label = Antenna
join-text = Invitation text
joining = Waiting
joining-words = These six words must be the same on the lead’s screen.
joining-answer = Give this text to the lead:
joining-waits = The lead still has to let this device in.
joining-check = Done, go on
practice-service = Night shelter (example)
locked = Locked
unlock = Open
opening = Opening…

## Tonight
tonight = Tonight
a-group = A group
a-person = A person
raise-alert = Raise an alert
alert = Alert
logged-tonight = Met tonight
contact = Contact
contact-empty = To be completed
half-written = unfinished
unsent = unsent
all-sent = Everything is sent
no-key-tonight = This device has no key for tonight: what you write goes to the antenna alone.
no-outing = No outing is open.
open-outing = Open an outing
close-outing = Close the outing
zone = Zone
zones = Zones
no-zones = The team has no zone yet. Add one: a name, never coordinates.
new-zone = New zone
channel = Kind of outing
leave = Leave

## A contact
part-who = Who
part-language = Language
part-needs = Needs
part-signs = Signs
part-more = More
band = Age said
gender = Gender
how-many = How many
more-languages = Other languages
fewer = Fewer
signs-hint = What you see or hear. A sign proves nothing; no note, no score.
seen-before = Met before?
seen-yes = Yes
seen-no = No
seen-unknown = Not known
support = Individual support offered

## Alert
alert-which = Which level? The alert is kept at the tap.
level-red-means = Immediate danger: 15 or 112 now
level-orange-means = The lead tonight
level-yellow-means = To discuss at the debriefing
alert-received-by-nobody = Received by nobody
alert-seen = Seen
alert-seen-by = Seen by { $role } at { $hour }
alert-call = Call: the app does not replace a voice.
numbers-note = 112 works without a SIM card.
number-15 = Medical emergency
number-112 = Any emergency
number-119 = Child in danger
number-115 = Shelter
called-by-voice = I have called by voice
called = Called by voice
i-have-seen = I have seen it
alert-handled = Decide: handled
alert-decided = This alert has been decided.

## Unsent and sync
unsent-title = What is unsent
unsent-safe = Kept and encrypted on this device. Nothing expires.
sealed = sealed, waits for the relay
on-this-device = on this device
sync = Synchronise
sync-now = Synchronise now
sync-going = Connecting to the relay…
sync-progress = { $sent } sent, { $received } received
sync-good = Up to date: the others have what this device had.
accept-relay = Accept the new relay
sync-kept = No network or no relay. Nothing is lost; try again later.
sync-last = Last time at { $hour }
sync-never = Not synchronised yet.

## Team
team = Team and devices
this-device = this device
device-limited = limited
device-removed = removed
enrol = Let a device in
enrol-begin = Prepare an invitation
enrol-give = Give this text to the new device (10 minutes):
enrol-answer = Text that the new device shows
enrol-read = Read the answer
enrol-compare = Read these six words aloud. If they are not the same on the other screen, stop.
enrol-admit = The words are the same: let it in
role = Role
device-label = Name of the device (not of a person)

## Help
help-first = The team is made once, at the antenna. Phones join it with a text and six words read aloud.
help-unlock = Your six words open this device. Nothing is lost while it is locked.
help-tonight = Greet first; write afterwards. “A group” counts several people in three taps. The moon locks everything.
help-outing = Choose where you go. Names of zones, never an exact place.
help-contact = Each tap is already kept. You can stop at any moment and come back here.
help-alert = Red: call first. The alert stays “received by nobody” until a lead has seen it.
help-unsent = What the relay has not confirmed yet. It stays here until it has.
help-sync = Sends and receives through the relay, which can read nothing. It can be cut at any moment.
help-settings = The language changes at once; nothing that is written is lost.
help-team = Only the lead lets a device in, in person.
help-about = The version helps when you ask for help.

## Errors: what happened, what was lost, what to do
error-locked = The device is locked. Nothing is lost: open it.
error-wrong-passphrase = This is not the right passphrase. Nothing is lost: read your six words again.
error-passphrase-too-short = Too short. Nothing was made: take six words.
error-no-device = No device is set up here.
error-device-exists = A device is set up here already. Nothing was changed.
error-damaged = The file is damaged and was left as it is. What was sent is safe: call the antenna.
error-not-encrypted = This file is not encrypted; it was not touched. Call the antenna.
error-newer-version = Written by a newer version. Nothing is lost: update the app.
error-disk-full = The disk is full: the last tap was not kept, everything else was. Make room and tap again.
error-busy = The app is open elsewhere. Close the other one.
error-disk = The disk does not answer: the last tap may not be kept. Tap again.
error-refused = Refused; nothing was written.
error-no-team = This device is in no team or has no relay. Nothing is lost.
error-not-allowed = This device may not do that. Nothing was written: ask the antenna.
error-network = No network to the relay. Nothing is lost: try again later.
error-relay = The relay refused. Nothing is lost: try again, then call the antenna.
error-relay-full = The relay is full. Nothing is lost: call the antenna.
error-roster-fork = The relay shows another history of the team. Do not go on: call the antenna. Nothing is lost.
error-relay-changed = Another relay answers at this address. Nothing was sent, everything is kept here. Tell the lead.
error-split = Two devices were shown different histories. Nothing is lost; tell the lead before you go on.
error-removed = The team removed this device. What it holds can still be handed over.
error-bad-invite = This text is not valid, or older than ten minutes. Begin again with a new one.
error-not-yet = The other device has not sent its keys yet. Wait a moment.
error-wrong-words = The keys that arrived are not those of the device before you. Stop and begin again.
error-practice = Practice never synchronises.
error-internal = Something went wrong. What was kept still is: try again, then call the antenna.
refusal-unknown = That is not on this device. Nothing was written.
refusal-not-in-list = This value is not in the team’s list. Nothing was written.
refusal-head-count = A number from 0 to 500. Nothing was written.
refusal-too-long = More than 280 letters. Nothing was written: shorten it.
refusal-missing = Something is missing. Nothing was written.
refusal-not-a-code = A code has seven digits. Nothing was written.
refusal-code-in-use = This code is followed already. Nothing was written.
refusal-outing-closed = The outing is closed. Open another; what is written stays.
refusal-not-allowed = This role may not do it. Nothing was written.
refusal-bad-date = This date does not exist. Nothing was written.
refusal-no-consent = The person did not say yes. Nothing is passed on.

## Lists
band-under-13 = under 13
band-13-14 = 13–14
band-15-17 = 15–17
band-says-minor = says minor
band-adult = adult
band-not-asked = not asked
gender-f = girl, woman
gender-m = boy, man
gender-other = other
gender-not-asked = not asked
channel-living-place = Living place
channel-coastal = Coast
channel-web = Web
channel-day-centre = Day centre
channel-shelter = Shelter
channel-office = Office
channel-phone = Telephone
level-red = Red
level-orange = Orange
level-yellow = Yellow
answer-accepted = Accepted
answer-refused = Refused
answer-later = Later
role-mediator = Mediator
role-psychologist = Psychologist
role-social-worker = Social worker
role-supervisor = Supervisor
role-legal-officer = Legal officer
role-lead = Lead
role-coordinator = Coordinator
kind-outing = Outing
kind-contact = Contact
kind-alert = Alert
kind-follow-up = Follow-up
kind-extract = Follow-up of tonight
kind-referral = Referral
kind-service = Service
kind-context = Context
kind-activity = Activity
kind-settings = Team settings
kind-link = Link
need-shelter-tonight = Shelter tonight
need-shelter-tent = Tent
need-health-care = Care
need-health-mental = Mental health
need-food-meal = Meal
need-food-water = Water
need-supplies-clothes = Clothes
need-supplies-blanket = Blanket
need-supplies-hygiene-kit = Hygiene kit
need-hygiene-shower = Shower
need-phone-charging = Charging
need-phone-credit = Phone credit
need-legal-information = Legal info
need-legal-asylum = Asylum
need-protection-danger = Protection
need-family-contact = Family
need-school-learning = School
need-transport-ride = Transport
family-exploitation = Exploitation
family-violence = Violence
family-health = Health
family-control = Control, isolation
family-distress = Distress
sign-exploitation-works-for-passage = works to pay for the passage
sign-exploitation-sexual = sexual exploitation
sign-exploitation-forced-theft = made to steal
sign-exploitation-steers-boat = made to steer the boat
sign-exploitation-recruits = made to recruit
sign-violence-marks = marks of blows
sign-violence-threatened = threatened
sign-violence-by-police = police violence
sign-violence-sexual = sexual violence
sign-violence-between-young = violence between young people
sign-health-hypothermia = cold, shaking
sign-health-wound = wound
sign-health-exhausted = exhausted
sign-health-intoxicated = substances
sign-health-pregnant = pregnant
sign-health-other-urgent = other emergency
sign-control-debt = debt
sign-control-by-adult = an adult decides
sign-control-phone-held = phone held
sign-control-not-alone-ever = never alone
sign-control-papers-held = papers held
sign-distress-speaks-of-dying = speaks of dying
sign-distress-self-harm = self-harm
sign-distress-withdrawn = withdrawn
sign-distress-terrified = terrified
sign-distress-not-sleeping = does not sleep

## Counted
unsent-count =
    { $count ->
    [one] { $count } record unsent
   *[other] { $count } records unsent
}
unsent-records =
    { $count ->
    [one] record to send
   *[other] records to send
}
people =
    { $count ->
    [one] person
   *[other] people
}
minors =
    { $count ->
    [one] says minor
   *[other] say minor
}

## The street
undo = Undo
cancel = Cancel
keep = Keep
kept = Kept.
yes = Yes
no = No
erase = Erase
camera = Camera
scan = Read with the camera
no-camera = No camera here: type it.
how-known = How it is known
source-asked = asked
source-seen = seen
source-said = said
source-partner = partner
source-not-asked = not asked
sound = Sound and vibration
sound-on = On
sound-off = Silent
listening = On call on this device
listening-hint = The app listens for alerts while it is open.
join-known = Join the open outing
join-outing = Join by QR
join-wrong = This is not the code of an outing.
platform = Kind of platform
platform-hint = Never a handle, a link or a screenshot.
platform-messaging = Messaging
platform-video = Videos
platform-pictures = Pictures
platform-forum = Forum, group
platform-other = Other
share-outing = QR of the outing
share-hint = The other phones read it: same outing. There is no key in it.
help-share = Each phone may also open its own: the antenna will join them.
door-code = Follow-up
door-cards = Cards
door-services = Directory
door-context = Context
door-share = QR
handover-waits = Somebody accepted your support.
summary = Before closing
alerts-unseen = alerts received by nobody
number-196 = Rescue at sea
counts = Count
coastal-out-of-water = out of the water
coastal-wet = wet
coastal-cold = cold
coastal-injured = injured
coastal-children-alone = children alone
cold-step-1 = Take off what is wet, dry, cover head and belly.
cold-step-2 = Lying flat, move gently, off the ground.
cold-step-3 = Stops shivering, slurs, falls asleep: 15 at once.
support-answer = Answer
taken-over = Taken over: { $role }
take-over = I take over
handover-open = To hand over to: { $role }
interpreter = Interpreting
interpreter-myself = Myself
interpreter-team = Team
interpreter-peer = A peer
interpreter-phone = By phone
interpreter-nobody = Nobody: language missing
information = Information given
information-rights = Rights
information-shelter = Shelter
information-health = Health
information-asylum = Asylum
information-danger = Dangers
information-association = Who we are
alert-taken = somebody takes care
alert-taken-by = { $role } has taken it at { $hour }
alert-overdue = Still received by nobody: call the next one
i-take-it = I take it
what-to-say = What to say
say-1 = Where: the zone, a landmark
say-2 = Who: age said, how many, alone or not
say-3 = What: what you see, breathing? answering?
say-4 = Stay on the line, stay with the person
follow-up = Follow-up code
help-code = A code says nothing of the person. It only finds the follow-up again, if the person wants it.
type-code = Type the seven digits
code-wrong = One digit is wrong: read the card again.
code-elsewhere = Not in tonight’s list; kept for the antenna.
code-keep = Keep for the antenna
code-new = Open a follow-up
code-give = The person agrees: give the code
code-consent = A follow-up opens only with the person’s yes.
code-copy = Copy it on a neutral card: digits and pictures, nothing else.
no-codes = No code left on this device: the antenna hands out more at a sync.
wish = The child’s wish
next-step = Next step
who-does-it = Who does it
by-when = By when
next-date = And then?
no-date = No other date
outcome-done = Done
outcome-not-done = Not done
step-see-again = See again
step-shelter = Shelter
step-health-care = Health care
step-psychologist = Psychologist
step-legal = Legal
step-child-protection = Child protection
step-school = School
step-family = Family
refer = Refer
help-refer = Offline too. A refusal with its reason is evidence: note it.
refer-need = For which need?
consent = Does the person agree?
why-refused = Why?
no-service = No service known for this. The gap is counted.
referral-draft = To do
referral-sent = Sent
referral-acknowledged = Received
referral-accepted = Accepted
referral-refused = Refused
referral-served = Served
referral-closed = Closed
referral-revoked = Withdrawn
reason-full = full
reason-closed = closed
reason-age = age
reason-minority-contested = minority contested
reason-language = language
reason-distance = too far
reason-no-answer = no answer
reason-criteria = criteria
reason-child-says-no = the child says no
minors-alone = minors alone
minors-with-adult = with an adult
minors-no = no minors
directory = Directory
help-directory = Amber: not checked for a week. Call before you send somebody.
filters = Filters
open-now = Open
closed-now = Closed
closed-tonight = Closed tonight
hours-unknown = Hours unknown
stale = to check
last-checked = Checked on
capacity-tonight = Places tonight
checked-today = Checked today
close-tonight = Close tonight
reopen = Reopen
takes-minors = Takes in
hours-osm = Hours (Mo-Fr 09:00-17:00; PH off)
service-phone = The service’s phone
minutes-from = Minutes from
new-service = New service
back-to-list = Back to the list
context = Context
help-context = No picture, no badge number. An event, a zone, a half hour.
context-hint = The hour is noted by itself, to the half hour.
context-eviction = Eviction
context-cold = Cold
context-closure = Closure
context-raid = Raid
context-crossing = Crossings
context-other = Other
context-week = These seven days
taken = Belongings taken
taken-phones = phones
taken-tents = tents
taken-documents = documents
taken-clothes = clothes
taken-food = food
minors-seen = Minors seen
count-them = Count
preflight = Before leaving
help-preflight = Five lights. A red one says what to do; you may still leave, knowing it.
light-battery = Battery
light-key = Tonight’s key
light-lease = Data from the antenna
light-directory = Directory checked
light-unsent = Nothing unsent
light-good = Ready
light-unknown = This device does not say
light-battery-bad = Under 80 %: plug it in.
light-key-bad = Sync at the antenna; otherwise you only write.
light-lease-bad = Older than a day: sync.
light-directory-bad = Ask the antenna what is open tonight.
light-unsent-bad = Sync before you leave.
follow-ups-due = Tonight’s follow-ups
cards = Cards
help-cards = The child may hold the phone: without your digits there is no way back to the log.
cards-hint = A text that nobody has read stays hidden: the pictures speak.
cards-back = Give the phone back
pin-choose = Choose four to eight digits that lead back from the cards to the log.
pin = Digits
pin-leave = Your digits
understood = Understood?
understood-yes = Yes
understood-partly = Partly
understood-no = No
card-numbers = Numbers
card-rights = Your rights
card-shelter = Shelter
card-self-protection = Protect yourself
card-cold = Cold
card-crossing = The sea
card-health = Health
card-asylum = Asylum
card-family = Family
card-charging = Charging
card-food = Food
card-noted = What we note
review-cards = Review the cards
help-review = Read it with somebody whose language it is. What is not released reaches no child.
released-by = Released: { $role }
draft = Draft: children see the pictures only.
release = Read, let children see it
take-back = Take back
error-too-late = It is written already. Nothing is lost: correct it, both are kept.
error-wrong-pin = Not these digits. Nothing was changed.
refusal-bad-hours = These hours cannot be read. Nothing was changed. Example: Mo-Fr 09:00-17:00; PH off
in-days =
    { $count ->
    [one] tomorrow
   *[other] in { $count } days
}
minutes-away =
    { $count ->
    [one] { $count } minute
   *[other] { $count } min
}
places =
    { $count ->
    [0] full
    [one] { $count } place
   *[other] { $count } places
}
open-until = open until { $hour }
opens-at = closed, opens at { $hour }
remove-device = Remove this device
remove-sure = It will receive nothing more. What it has not sent stays on it. Remove?
enrol-scan = Or show this code to its camera:

handed-over = { $count ->
    [0] The antenna has received everything. Left on this phone: 0 contacts.
    [one] The antenna has received what was finished. Left on this phone: 1 contact.
   *[other] The antenna has received what was finished. Left on this phone: { $count } contacts.
}
held-here = { $count ->
    [one] contact on this phone
   *[other] contacts on this phone
}
handed-over-at = Last handed over to the antenna at { $hour }: what it received was destroyed here.
waits-for-antenna = Everything is sent. The phone empties itself once the antenna has received it and the outing is closed.
clock-back = This device’s clock was moved back. Nothing is lost. Check the time, or ask the antenna.
late = { $count ->
    [one] This removed device has handed over 1 envelope written after its removal. It is in no record.
   *[other] This removed device has handed over { $count } envelopes written after its removal. They are in no record.
}
take-late = Take them into the log
antenna-evening = The antenna, tonight
refusal-published = This period is published already, in whole or in part. Nothing was changed.
refusal-not-in-conflict = These answers do not contradict each other any more. Nothing was written; read again.
kind-decision = Decision
kind-debrief = Debriefing
kind-ledger = Publications
kind-publication = Publication
refusal-may-identify = This text may say who somebody is. Nothing was written: take out what is marked.
lost = Phone lost or taken
help-lost = One tap on the lost phone: it can hand over what it holds, receives nothing more and shows nothing more, until 3 in the morning or until the lead decides.
lost-means = Which phone? Your phone’s name is noted with the report.
reported-sent = put aside, the relay obeys
reported-kept = kept: leaves with the next network
lost-none = No phone can be reported from this device yet: it has to sync first.
error-limited = This phone was reported as lost or taken. It hands over what it holds, receives and shows nothing, until the lead decides.
lift = Lift
aboard = Who is on board
code-qr = This code, to scan
error-needs-paper = This needs two leads, or the team’s recovery paper. Nothing was changed.
error-wrong-paper = This is not the right paper, or a word was copied wrongly. Nothing was changed: read it again.
error-vault-closed = The vault is closed. Nothing was written: open it.
refusal-page-too-long = More than 4,000 characters. Nothing was written: shorten it.
kind-session = Session
kind-template = Template
kind-tick = Word to the team
kind-concern = Safeguarding report
first-recover = Bring a team back
first-recover-means = The antenna is lost: with the recovery paper
vault = My sessions
concerns = Report a concern
change-role = Change the role
recovery-go = Recovery paper
asleep-waits = { $count ->
    [one] One sealed envelope waits
   *[other] { $count } sealed envelopes wait
  } for a network. It leaves without your opening this.
asleep-sent = What was sealed has left.
kind-access = Access log
near = No internet: the antenna’s network
near-means = At the antenna, on its Wi-Fi: scan the code on the computer. Everything is handed over; the phone empties itself later, when there is a second copy.
near-text = Text of the code
near-go = Hand over to the antenna
near-done = Handed over to the antenna.
carry-out = No network: take it along in a sealed file
carried = To be given to the antenna:
language-unread = These words have not been read yet by somebody whose language it is. Tell the lead what sounds wrong.
listen = Listen
stop-listening = Stop
recording = Sound
recording-hint = An OGG, MP3, M4A or WAV file under 400 KB. Its title and author are taken off.
recording-import = Import a sound
recording-heard = Listened to, let children hear it
recording-by = Listened to by: { $role }
recording-draft = Draft: no child hears it.
error-bad-sound = This file is not a sound that can be read, or it is over 400 KB. Nothing was changed.
kind-recording = Sound of a card
kind-protocol = Team sheet
protocols = Team sheets
help-protocols = What the team has agreed to do, offline. The number and the date say which one holds.
no-protocols = No sheet yet: the antenna writes them.
protocol-version = Version { $version } of { $day }
bell = Something arrived from another device at { $hour }, perhaps an alert. Open to see it.
refusal-family-full = A family has six signs at most. Nothing was changed: hide one first.
kind-sound = File of a sound
lease-ends = This phone empties itself at { $hour }.
extend = 4 hours more
extended = Extended: this phone empties itself at { $hour }.
legal = Protection steps
kind-legal-step = Protection step
second-lead = Sign with another lead
kind-accompaniment = Accompaniment
error-bad-table = This file is not a table that can be read (CSV UTF-8, XLSX, ODS). Nothing of it was taken.
kind-past = Past month
six-digits = Six digits
digits-again = The six digits once more
with-words = Open with the six words
sleep-deep = Sleep: only the six words will open
digits-mean = They open this phone when it has locked by itself. Sleep erases them, and so do ten wrong tries: then only your six words open.
digits-choose = Choose six digits
digits-change = Change the six digits
digits-off = Take the six digits away
digits-are-set = Your six digits are set.
help-unlock-digits = Your six digits or your six words open this phone. Nothing is lost while it is locked.
error-weak-pin = Six digits, not all the same and not in a row. Nothing was changed.
error-pin-gone = The six digits open no more. Nothing is lost: your six words open, or the antenna does.
error-no-chip = This phone’s chip does not answer. Nothing is lost: your six words open.
error-night-shut = This phone’s chip does not answer, and the night is under its key. Nothing is lost: switch the phone off and on. After 3 a.m. it opens without it.
error-wrong-wake = This is not the key of this phone, or it has served already. Nothing was changed: ask the antenna for another one.
digits-typed = { $count } digits of six
tries-left = { $count ->
    [one] One more try, then only the six words open
   *[other] { $count } more tries, then only the six words open
}
kind-handed = Codes handed to phones
