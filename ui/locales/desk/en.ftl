# The antenna’s screens. Loaded with them, never at night.
help-antenna = In the order of the evening: who is back, what may be counted twice, what contradicts itself, the debriefing, the follow-ups, the report.
arrivals = Back at the antenna
heard-at = received at { $hour }
never-heard = nothing received
no-phones = No phone in the team.
receipt-given = receipt given
interne = internal
to-decide = To decide
step-to-pairs = The same group?
step-to-conflicts = Two answers
step-to-debrief = Debriefing
step-to-board = Follow-ups
step-to-referrals = Referrals
step-to-report = Report
help-pairs = Two teams may have logged the same group. Yes keeps both and counts once. Separate gives both back at any time.
no-pairs = Nothing seems logged twice.
same-group = Same group
two-groups = Two groups
pair-yes = Same group: both are kept, counted once.
pair-no = Two groups: both are counted.
separate = Separate
help-conflicts = Two people answered without knowing of each other. Nothing is lost: choose the answer that holds.
no-conflicts = No answers contradict each other.
owner = Who sees to it
due = By when
help-board = The child’s wish first, then the next step, who, by when. What is overdue is on top.
no-follow-ups = No follow-up is open.
next-step-new = Next step
write-down = Write down
history = What was noted
risk = Risk
linked-with = perhaps the same child as
in-conflict = two answers
overdue = overdue
same-child = Two codes, one child?
same-child-means = A link that can be undone. Nothing crosses from one follow-up to the other; the risk shown is the higher of both.
other-code = The other code
link = Link
open-follow-up-here = Open a follow-up
open-follow-up-means = With the child’s yes or a written reason of the team. No name.
code = Code
help-referrals = A referral on its way has somebody and a date. At the end: did it help?
no-referrals = No referral.
orphan = nobody’s
without-yes = Without the person’s yes: nothing is sent, a refusal can be noted.
reason = Reason for the refusal
matched = Did it match the need?
help-debrief = The agenda makes itself. A decision has somebody and a date. Codes and roles are said, never a name.
agenda = Agenda
care-question = How is the team?
care-means = Everybody says what they want; nothing of it is noted here but a decision.
decide = Decide
decision = What is decided
decision-means = No name, no number: a role and a code are enough.
decisions = Decisions
no-decisions = No decision yet.
other-decision = Another decision
recurring = What comes back
recurring-means = On at least three evenings in four weeks.
nights = evenings
print = Print
report-title = Activity report
help-report = The numbers come from the log. Inside they are exact. What leaves is protected: 1 to 7 stays blank, the rest is rounded, and a period is published once.
period = Period
period-week = This week
period-last-week = Last week
period-month = This month
period-last-month = Last month
period-dates = Dates
from = From
until = Until
for-whom = For whom
for-inside = Internal
for-outside = To publish
notice-internal = Internal: exact figures, to be given to nobody.
notice-external = Protected: 1 to 7 is blank, from 8 on rounded to the nearest 5; other cells are blank so that nothing can be worked out.
published-once = Published. What was published does not change any more.
crosses = A day of this period is published in another one already. A second window would give by subtraction what the first hides.
mostly-blank = Few numbers come out of so short a period: a month would say more, and once the week is published the month cannot be.
left-out = Cannot leave without being guessed:
section-summary = In short
section-worries = What worries us
section-needs = Needs without an answer
section-next = What is next
time-line = Day by day
saved-at = Saved:
export-xlsx = Workbook (XLSX)
export-docx = Document (DOCX)
export-csv = Data (CSV, HXL)
blank = not published
total = Total
what-row = What
count-column = Number
not-said = not said
table-people = People met
table-minors = Say that they are minors, by age
table-minors-gender = Say that they are minors, girls and boys
table-channels = Meetings by place
table-languages = Languages spoken
table-languages-missing = Languages without an interpreter
table-needs = Needs
table-cards = Cards shown
table-referrals = Referrals
table-refusals = Refusals, by reason
table-needs-refused = Needs refused
table-needs-met = Needs met
table-alerts = Alerts
table-alert-delays = Alerts seen in time
table-context = Context
table-activities = Activities
unit-people = people
unit-contacts = meetings
unit-referrals = referrals
unit-alerts = alerts
unit-events = events
unit-activities = activities
age-minors = say that they are minors
age-adults = adults
age-not-asked = not asked
delay-in-time = in time
delay-late = too late
delay-unseen = by nobody
activity-playful = Play
activity-sport = Sport
activity-creative = Creative
activity-emotional-support = Emotional support
activity-rights-session = Session on rights
topic-alert = Alert
topic-refusal = Refusal
topic-follow-up = Follow-up
topic-context = Context
topic-language = Language
topic-care = Care for the team
topic-other = Other
match-yes = yes
match-partly = partly
match-no = no
match-unknown = unknown
field-step = State of the step
field-next-step = Next step
field-owner = Who sees to it
field-wish = What the child wants
field-risk = Risk
field-code = Code
field-language = Language
field-zone = Zone
field-slot = Hour
field-channel = Place
field-head = How many
field-need = Need
field-sign = Sign
field-support = Support
field-seen-before = Met before
field-status = State
field-reason = Reason
field-match = Match
field-due = By when
field-level = Level
field-decision = Decision
field-name = Name of the service
field-hours = Opening hours
field-complete = Finished
field-closed = Closed
field-answer = Answer
raw-counts = before counting once: { $people } people, { $minors } minors
alerts-count = { $count ->
    [one] { $count } alert
   *[other] { $count } alerts
}
alerts-all = { $count ->
    [one] alert
   *[other] alerts
}
half-count = { $count ->
    [one] 1 meeting half written
   *[other] { $count } meetings half written
}
missing-count = { $count ->
    [one] 1 envelope is missing
   *[other] { $count } envelopes are missing
}
waiting-count = { $count ->
    [one] 1 envelope put aside
   *[other] { $count } envelopes put aside
}
nobody-interpreted = { $count ->
    [one] 1 meeting without an interpreter
   *[other] { $count } meetings without an interpreter
}
contacts-count = { $count ->
    [one] 1 meeting
   *[other] { $count } meetings
}
alert-decision = What becomes of the alert
decision-handled = handled
decision-kept = kept open
decision-not-confirmed = not confirmed
own-words = What the numbers do not say
risk-low = low
risk-medium = medium
risk-high = high
outcome-open = open
may-identify = This may say who somebody is:
take-out = Take out what is marked
why-phone = number
why-handle = account
why-link = link
why-document = document
why-name = name
