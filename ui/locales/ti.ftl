## The frame
close = ዕጾ
back = ተመለስ
help = ሓገዝ
done = ተወዲኡ
add = ወስኽ
start = ጀምር
sleep = ደቅስ፦ ቆልፍ
settings = ምርጫታት
language = ቋንቋ ስክሪን
text-size = ዓቐን ጽሑፍ
size-normal = ልሙድ
size-large = ዓቢ
size-largest = ኣዝዩ ዓቢ
theme = ሕብሪ
theme-dark = ለይቲ
theme-light = መዓልቲ
about = ብዛዕባ
about-what = ብዘይ ስም ዝምዝገብ መዝገብ ዑደት፣ ብዘይ መስመር ዝሰርሕ። ነፍሲ ወከፍ ምንካእ ብኡንብኡ ይዕቀብ።
about-identity = ስም፣ ቴሌፎን፣ ስእሊ ወይ ልክዕ ቦታ ናይ ዝተረኸበ ሰብ ኣብዚ ክጽሓፍ ኣይክእልን።
about-free = ነጻ ሶፍትዌር፣ ፍቓድ MIT ወይ Apache 2.0።
practice-banner = ልምምድ፦ ሓቂ ዝኾነ የለን፣ ካብዚ ዝወጽእ የለን።

messages = መልእኽቲ

## First run
first-welcome = ኣብዚ መሳርሒ እንታይ ክትገብሩ ትደልዩ?
first-create = ጋንታ ፍጠር
first-create-means = ንሓላፊ፣ ኣብ ኮምፒዩተር ቤት ጽሕፈት
first-join = ናብ ጋንታ ተጸንበር
first-join-means = በቲ ሓላፊ ዝህበኩም ጽሑፍ
first-practice = ተለማመድ
first-practice-means = ምህዞ ጋንታ፣ ኣብዚ መሳርሒ ጥራይ
passphrase = መኽፈቲ ቃላት
wake = ቤት ጽሕፈት ነዚ ቴሌፎን ከበራብሮ ይኽእል
wake-means = እተን ሽዱሽተ ቃላት ተረሲዐን፦ ቤት ጽሕፈት ሓደ ግዜ ዝሰርሕ መፍትሕ የርኢ ወይ ይነግር።
wake-text = ጽሑፍ ናይ ኮድ፡ ወይ እተን 24 ቃላት
wake-go = ኣበራብር
wake-shown = ብቲ ደቂሱ ዘሎ ቴሌፎን ስካን ይገበር፡ ወይ ድምጹ ንእትፈልጥዎ ሰብ ብቴሌፎን ይነገር። እዚ መፍትሕ ሓደ ግዜ ይሰርሕ።
passphrase-new = ሓድሽ ሓረግ መሕለፊ
passphrase-old = ናይ ቅድሚ ሕጂ ሓረግ መሕለፊ
passphrase-renew = ሓረግ መሕለፊ ቀይር
passphrase-renewed = ተቐይሩ። እቲ ኣረጊት ካብ ሕጂ ዋላ ሓንቲ ኣይከፍትን።
passphrase-write = ነዘን ሽዱሽተ ቃላት ኣብ እትዕቅብዎ ወረቐት ጽሓፍወን። ብዘይካአን ነዚ መሳርሒ ዝኸፍት የለን።
passphrase-paper = ነዘን ሽዱሽተ ቃላት ኣብ እትዕቅብዎ ወረቐት ጽሓፍወን።
passphrase-again = ነተን ሽዱሽተ ቃላት ደጊምኩም ጽሓፉ
relay-address = ኣድራሻ ሪለይ (ባዶ፦ ደሓር)
relay-invite = ዕድመ ሪለይ፣ እንተ ሓቲቱ
antenna-label = ቤት ጽሕፈት
join-text = ጽሑፍ ዕድመ
joining = ይጽበ ኣሎ
joining-words = እዘን ሽዱሽተ ቃላት ኣብ ስክሪን ሓላፊ እውን ሓደ ክኾና ኣለወን።
joining-answer = ነዚ ጽሑፍ ንሓላፊ ሃቡ፦
joining-waits = ሓላፊ ነዚ መሳርሒ ገና ክቕበሎ ኣለዎ።
joining-check = ተገይሩ፣ ቀጽል
practice-service = መሕደሪ ለይቲ (ኣብነት)
locked = ተቖሊፉ
unlock = ክፈት
opening = ይኽፈት ኣሎ…

## Tonight
tonight = ሎሚ ለይቲ
a-group = ጉጅለ
a-person = ሓደ ሰብ
raise-alert = መጠንቀቕታ ሃብ
alert = መጠንቀቕታ
logged-tonight = ናይ ሎሚ ለይቲ ርክባት
contact = ርክብ
contact-empty = ክምላእ ኣለዎ
half-written = ዘይተወድአ
unsent = ዘይተላእከ
all-sent = ኩሉ ተላኢኹ
no-key-tonight = እዚ መሳርሒ መፍትሕ ናይ ሎሚ ለይቲ የብሉን፦ እትጽሕፍዎ ናብ ቤት ጽሕፈት ጥራይ ይኸይድ።
no-outing = ክፉት ዑደት የለን።
open-outing = ዑደት ክፈት
close-outing = ዑደት ዕጾ
zone = ዞባ
zones = ዞባታት
no-zones = ጋንታ ገና ዞባ የብላን። ሓደ ወስኹ፦ ስም፣ ፈጺሙ ልክዕ ቦታ ኣይኮነን።
new-zone = ሓድሽ ዞባ
channel = ዓይነት ዑደት
leave = ኪድ

## A contact
part-who = መን
part-language = ቋንቋ
part-needs = ድሌታት
part-signs = ምልክታት
part-more = ተወሳኺ
band = ዝበሎ ዕድመ
gender = ጾታ
how-many = ክንደይ
more-languages = ካልኦት ቋንቋታት
fewer = ውሑድ
signs-hint = እትርእይዎ ወይ እትሰምዕዎ። ምልክት መረጋገጺ ኣይኮነን፤ ነጥቢ የለን።
seen-before = ቅድሚ ሕጂ ተራእዩ?
seen-yes = እወ
seen-no = ኣይፋል
seen-unknown = ኣይፍለጥን
support = ውልቃዊ ደገፍ ቀሪቡ

## Alert
alert-which = ኣየናይ ደረጃ? መጠንቀቕታ ብምንካእ ይዕቀብ።
level-red-means = ህጹጽ ሓደጋ፦ ሕጂ 15 ወይ 112
level-orange-means = ሓላፊ ሎሚ ለይቲ
level-yellow-means = ኣብ መወዳእታ ኣኼባ ንምዝራብ
alert-received-by-nobody = ዝተቐበሎ የለን
alert-seen = ተራእዩ
alert-seen-by = { $role } ሰዓት { $hour } ርእይዎ
alert-call = ደውሉ፦ እዚ መተግበሪ ንድምጺ ኣይትክእን።
numbers-note = 112 ብዘይ ሲም ካርድ ይሰርሕ።
number-15 = ህጹጽ ሕክምና
number-112 = ዝኾነ ህጹጽ
number-119 = ቆልዓ ኣብ ሓደጋ
number-115 = መሕደሪ
called-by-voice = ብድምጺ ደዊለ
called = ብድምጺ ተደዊሉ
i-have-seen = ርእየዮ
alert-handled = ውሳነ፦ ተፈጺሙ
alert-decided = ብዛዕባ እዚ መጠንቀቕታ ተወሲኑ።

## Unsent and sync
unsent-title = ዘይተላእከ
unsent-safe = ኣብዚ መሳርሒ ተመስጢሩ ይዕቀብ። ዝሓልፎ ግዜ የለን።
sealed = ተዓሺጉ፣ ሪለይ ይጽበ
on-this-device = ኣብዚ መሳርሒ
sync = ኣወሃህድ
sync-now = ሕጂ ኣወሃህድ
sync-going = ናብ ሪለይ ይራኸብ ኣሎ…
sync-progress = { $sent } ተላኢኹ፣ { $received } በጺሑ
sync-good = ሓድሽ እዩ፦ ካልኦት ነቲ እዚ መሳርሒ ዝነበሮ ኣለዎም።
accept-relay = ነቲ ሓድሽ ሪለይ ተቐበል
sync-kept = መስመር ወይ ሪለይ የለን። ዝጠፍአ የለን፤ ደሓር ፈትኑ።
sync-last = ናይ መጨረሻ ግዜ ሰዓት { $hour }
sync-never = ገና ኣይተወሃህደን።

## Team
team = ጋንታን መሳርሒታትን
this-device = እዚ መሳርሒ
device-limited = ተገዲቡ
device-removed = ተኣልዩ
enrol = መሳርሒ ኣእቱ
enrol-begin = ዕድመ ኣዳሉ
enrol-give = ነዚ ጽሑፍ ንሓድሽ መሳርሒ ሃቡ (10 ደቒቕ)፦
enrol-answer = ሓድሽ መሳርሒ ዘርእዮ ጽሑፍ
enrol-read = መልሲ ኣንብብ
enrol-compare = ነዘን ሽዱሽተ ቃላት ዓው ኢልኩም ኣንብቡ። ኣብቲ ካልእ ስክሪን ሓደ እንተዘይኮይነን ኩሉ ኣቋርጹ።
enrol-admit = ቃላት ሓደ እዩ፦ ኣእቱ
role = ግደ
device-label = ስም መሳርሒ (ስም ሰብ ኣይኮነን)

## Help
help-first = ጋንታ ሓንሳብ ኣብ ቤት ጽሕፈት ይፍጠር። ቴሌፎናት ብጽሑፍን ዓው ኢልካ ብዝንበባ ሽዱሽተ ቃላትን ይጽንበሩ።
help-unlock = ሽዱሽተ ቃላትኩም ነዚ መሳርሒ ይኸፍታ። ክሳብ ዝተቖለፈ ዝጠፍእ የለን።
help-tonight = ቅድም ሰላም በሉ፤ ደሓር ጽሓፉ። «ጉጅለ» ንብዙሓት ብሰለስተ ምንካእ ይቖጽር። ወርሒ ንኹሉ ትቖልፍ።
help-outing = ናበይ ከም እትኸዱ ምረጹ። ስም ዞባ፣ ፈጺሙ ልክዕ ቦታ ኣይኮነን።
help-contact = ነፍሲ ወከፍ ምንካእ ድሮ ተዓቂቡ። ኣብ ዝኾነ ግዜ ጠጠው ክትብሉን ክትምለሱን ትኽእሉ።
help-alert = ቀይሕ፦ ቅድም ደውሉ። ሓላፊ ክሳብ ዝርእዮ «ዝተቐበሎ የለን» ይብል።
help-unsent = ሪለይ ገና ዘየረጋገጾ። ክሳብ ዘረጋግጾ ኣብዚ ይጸንሕ።
help-sync = ብሪለይ ይልእኽን ይቕበልን፤ ሪለይ ዝኾነ ከንብብ ኣይክእልን። ኣብ ዝኾነ ግዜ ክቋረጽ ይኽእል።
help-settings = ቋንቋ ብኡንብኡ ይቕየር፤ ካብ ዝተጻሕፈ ዝጠፍእ የለን።
help-team = ሓላፊ ጥራይ ብኣካል መሳርሒ የእቱ።
help-about = ሓገዝ ክትሓቱ ከለኹም ቁጽሪ ሕታም ይሕግዝ።

## Errors: what happened, what was lost, what to do
error-locked = መሳርሒ ተቖሊፉ። ዝጠፍአ የለን፦ ክፈትዎ።
error-wrong-passphrase = እዚ ቅኑዕ ቃላት ኣይኮነን። ዝጠፍአ የለን፦ ሽዱሽተ ቃላትኩም ደጊምኩም ኣንብቡ።
error-passphrase-too-short = ሓጺር። ዝተፈጥረ የለን፦ ሽዱሽተ ቃላት ውሰዱ።
error-no-device = ኣብዚ ዝተዳለወ መሳርሒ የለን።
error-device-exists = ኣብዚ ድሮ መሳርሒ ኣሎ። ዝተቐየረ የለን።
error-damaged = ፋይል ተበላሽዩ ከም ዘለዎ ተሓዲጉ። ዝተላእከ ውሑስ እዩ፦ ናብ ቤት ጽሕፈት ደውሉ።
error-not-encrypted = እዚ ፋይል ኣይተመስጠረን፤ ኣይተተንከፈን። ናብ ቤት ጽሕፈት ደውሉ።
error-newer-version = ብሓድሽ ሕታም ተጻሒፉ። ዝጠፍአ የለን፦ መተግበሪ ኣሐድሱ።
error-disk-full = መኽዘን መሊኡ፦ ናይ መጨረሻ ምንካእ ኣይተዓቀበን፣ ካልእ ኩሉ ኣሎ። ቦታ ግበሩ እሞ ደጊምኩም ንክኡ።
error-busy = መተግበሪ ካልእ ቦታ ክፉት እዩ። ነቲ ካልእ ዕጸውዎ።
error-disk = መኽዘን ኣይምልስን፦ ናይ መጨረሻ ምንካእ ምናልባት ኣይተዓቀበን። ደጊምኩም ንክኡ።
error-refused = ተነጺጉ፤ ዝተጻሕፈ የለን።
error-no-team = እዚ መሳርሒ ኣብ ጋንታ የለን ወይ ሪለይ የብሉን። ዝጠፍአ የለን።
error-not-allowed = እዚ መሳርሒ ፍቓድ የብሉን። ዝተጻሕፈ የለን፦ ንቤት ጽሕፈት ሕተቱ።
error-network = ናብ ሪለይ መስመር የለን። ዝጠፍአ የለን፦ ደሓር ፈትኑ።
error-relay = ሪለይ ነጺጉ። ዝጠፍአ የለን፦ ደጊምኩም ፈትኑ፣ ደሓር ናብ ቤት ጽሕፈት ደውሉ።
error-relay-full = ሪለይ መሊኡ። ዝጠፍአ የለን፦ ናብ ቤት ጽሕፈት ደውሉ።
error-roster-fork = ሪለይ ካልእ ታሪኽ ጋንታ የርኢ። ኣይትቐጽሉ፦ ናብ ቤት ጽሕፈት ደውሉ። ዝጠፍአ የለን።
error-relay-changed = ኣብዚ ኣድራሻ ካልእ ሪለይ ይምልስ። ዝተላእከ የለን፣ ኩሉ ኣብዚ ኣሎ። ንሓላፊ ንገሩ።
error-split = ክልተ መሳርሒታት ሓደ ታሪኽ ኣይረኣያን። ዝጠፍአ የለን፤ ቅድሚ ምቕጻልኩም ንሓላፊ ንገሩ።
error-removed = ጋንታ ነዚ መሳርሒ ኣልያቶ። ዘለዎ ገና ከረክብ ይኽእል።
error-bad-invite = እዚ ጽሑፍ ቅኑዕ ኣይኮነን፣ ወይ ካብ ዓሰርተ ደቒቕ ሓሊፉ። ብሓድሽ ጀምሩ።
error-not-yet = እቲ ካልእ መሳርሒ ገና መፍትሓቱ ኣይለኣኸን። ቁሩብ ተጸበዩ።
error-wrong-words = ዝመጸ መፍትሓት ናይቲ ኣብ ቅድሜኹም ዘሎ መሳርሒ ኣይኮነን። ደው በሉ እሞ ሓድሽ ጀምሩ።
error-practice = ልምምድ ፈጺሙ ኣይወሃሃድን።
error-internal = ገለ ነገር ተጋግዩ። ዝተዓቀበ ኣሎ፦ ደጊምኩም ፈትኑ፣ ደሓር ናብ ቤት ጽሕፈት ደውሉ።
refusal-unknown = እዚ ኣብዚ መሳርሒ የለን። ዝተጻሕፈ የለን።
refusal-not-in-list = እዚ ኣብ ዝርዝር ጋንታ የለን። ዝተጻሕፈ የለን።
refusal-head-count = ቁጽሪ ካብ 0 ክሳብ 500። ዝተጻሕፈ የለን።
refusal-too-long = ልዕሊ 280 ፊደላት። ዝተጻሕፈ የለን፦ ኣሕጽርዎ።
refusal-missing = ዝጎደለ ኣሎ። ዝተጻሕፈ የለን።
refusal-not-a-code = ኮድ ሸውዓተ ኣሃዝ ኣለዎ። ዝተጻሕፈ የለን።
refusal-code-in-use = እዚ ኮድ ድሮ ይክተል። ዝተጻሕፈ የለን።
refusal-outing-closed = ዑደት ተዓጽዩ። ካልእ ክፈቱ፤ ዝተጻሕፈ ይጸንሕ።
refusal-not-allowed = እዚ ግደ ክገብሮ ኣይክእልን። ዝተጻሕፈ የለን።
refusal-bad-date = እዚ ዕለት የለን። ዝተጻሕፈ የለን።
refusal-no-consent = እቲ ሰብ እወ ኣይበለን። ዝወሃብ የለን።

## Lists
band-under-13 = ትሕቲ 13
band-13-14 = 13–14
band-15-17 = 15–17
band-says-minor = ትሕቲ 18 እየ ይብል
band-adult = ዓቢ
band-not-asked = ኣይተሓተን
gender-f = ጓል፣ ሰበይቲ
gender-m = ወዲ፣ ሰብኣይ
gender-other = ካልእ
gender-not-asked = ኣይተሓተን
channel-living-place = መንበሪ ቦታ
channel-coastal = ገምገም ባሕሪ
channel-web = ኢንተርነት
channel-day-centre = ማእከል መዓልቲ
channel-shelter = መዕቆቢ
channel-office = ቤት ጽሕፈት
channel-phone = ቴሌፎን
level-red = ቀይሕ
level-orange = ኣራንሾኒ
level-yellow = ብጫ
answer-accepted = ተቐቢሉ
answer-refused = ኣብዩ
answer-later = ደሓር
role-mediator = መንጎኛ
role-psychologist = ስነ ልቦናዊ
role-social-worker = ማሕበራዊ ሰራሕተኛ
role-supervisor = ማሕበራዊ ተቖጻጻሪ
role-legal-officer = ናይ ሕጊ ሰብ ሞያ
role-lead = ሓላፊ
role-coordinator = ኣተሓባባሪ
kind-outing = ዑደት
kind-contact = ርክብ
kind-alert = መጠንቀቕታ
kind-follow-up = ምክትታል
kind-extract = ናይ ሎሚ ለይቲ ምክትታል
kind-referral = ምልኣኽ
kind-service = ኣገልግሎት
kind-context = ኩነታት
kind-activity = ንጥፈት
kind-settings = ምርጫታት ጋንታ
kind-link = መላግቦ
need-shelter-tonight = መሕደሪ ሎሚ
need-shelter-tent = ቴንዳ
need-health-care = ሕክምና
need-health-mental = ስነ ልቦናዊ ደገፍ
need-food-meal = ምግቢ
need-food-water = ማይ
need-supplies-clothes = ክዳን
need-supplies-blanket = ኮቦርታ
need-supplies-hygiene-kit = ናውቲ ጽሬት
need-hygiene-shower = ሻወር
need-phone-charging = ቻርጅ
need-phone-credit = ክረዲት
need-legal-information = ሓበሬታ ሕጊ
need-legal-asylum = ዑቕባ
need-protection-danger = ምክልኻል
need-family-contact = ስድራ
need-school-learning = ትምህርቲ
need-transport-ride = መጓዓዝያ
family-exploitation = ምዝመዛ
family-violence = ዓመጽ
family-health = ጥዕና
family-control = ቁጽጽር፣ ጽምዋ
family-distress = ጭንቀት
sign-exploitation-works-for-passage = ንጉዕዞ ክኸፍል ይሰርሕ
sign-exploitation-sexual = ጾታዊ ምዝመዛ
sign-exploitation-forced-theft = ክሰርቕ ይግደድ
sign-exploitation-steers-boat = ጃልባ ከሽከርክር ይግበር
sign-exploitation-recruits = ካልኦት ከምጽእ ይግበር
sign-violence-marks = ምልክት መህረምቲ
sign-violence-threatened = ተፈራሪሕዎ
sign-violence-by-police = ዓመጽ ፖሊስ
sign-violence-sexual = ጾታዊ ዓመጽ
sign-violence-between-young = ዓመጽ ኣብ መንጎ መንእሰያት
sign-health-hypothermia = ቆሪሩ፣ ይንቀጥቀጥ
sign-health-wound = ቁስሊ
sign-health-exhausted = ደኺሙ
sign-health-intoxicated = ሓሺሽ ወይ መስተ
sign-health-pregnant = ጥንስቲ
sign-health-other-urgent = ካልእ ህጹጽ
sign-control-debt = ዕዳ
sign-control-by-adult = ዓቢ ሰብ ይውስን
sign-control-phone-held = ቴሌፎኑ ተታሒዙ
sign-control-not-alone-ever = ፈጺሙ በይኑ ኣይከውንን
sign-control-papers-held = ሰነዳቱ ተታሒዙ
sign-distress-speaks-of-dying = ብዛዕባ ሞት ይዛረብ
sign-distress-self-harm = ንነብሱ ይጎድእ
sign-distress-withdrawn = ካብ ሰብ ርሒቑ
sign-distress-terrified = ኣዝዩ ፈሪሁ
sign-distress-not-sleeping = ኣይድቅስን

## Counted
unsent-count =
    { $count ->
    [one] { $count } ዘይተላእከ
   *[other] { $count } ዘይተላእኩ
}
unsent-records =
    { $count ->
    [one] ክለኣኽ ዘለዎ
   *[other] ክለኣኹ ዘለዎም
}
people =
    { $count ->
    [one] ሰብ
   *[other] ሰባት
}
minors =
    { $count ->
    [one] ትሕቲ 18 ይብል
   *[other] ትሕቲ 18 ይብሉ
}

## The street
undo = ምለሶ
cancel = ሰርዝ
keep = ዓቅብ
kept = ተዓቂቡ።
yes = እወ
no = ኣይፋል
erase = ደምስስ
camera = ካሜራ
scan = ብካሜራ ኣንብብ
no-camera = ኣብዚ ካሜራ የለን፦ ጽሓፉ።
how-known = ብኸመይ ተፈሊጡ
source-asked = ተሓቲቱ
source-seen = ተራእዩ
source-said = ተባሂሉ
source-partner = መሻርኽቲ
source-not-asked = ኣይተሓተን
sound = ድምጽን ንቕናቐን
sound-on = እወ
sound-off = ስቕ
listening = ኣብዚ መሳርሒ ተራ ጥንቃቐ
listening-hint = መተግበሪ ክፉት ክሳብ ዘሎ መጠንቀቕታታት ይሰምዕ።
join-known = ናብ ክፉት ዑደት ተጸንበር
join-outing = ብQR ተጸንበር
join-wrong = እዚ ኮድ ዑደት ኣይኮነን።
platform = ዓይነት ፕላትፎርም
platform-hint = ፈጺሙ ስም ተጠቃሚ፣ መላግቦ ወይ ስእሊ ስክሪን ኣይኮነን።
platform-messaging = መልእኽቲ
platform-video = ቪድዮ
platform-pictures = ስእልታት
platform-forum = ፎረም፣ ጉጅለ
platform-other = ካልእ
share-outing = QR ናይ ዑደት
share-hint = ካልኦት ቴሌፎናት የንብብዎ፦ ሓደ ዑደት። መፍትሕ ኣብ ውሽጡ የለን።
help-share = ነፍሲ ወከፍ ቴሌፎን ናቱ ክኸፍት ይኽእል፦ ቤት ጽሕፈት ይጽንብሮም።
door-code = ምክትታል
door-cards = ካርድታት
door-services = ኣድራሻታት
door-context = ኩነታት
door-share = QR
handover-waits = ደገፍኩም ዝተቐበለ ሰብ ኣሎ።
summary = ቅድሚ ምዕጻው
alerts-unseen = ዝተቐበሎም ዘይብሎም መጠንቀቕታታት
number-196 = ረድኤት ባሕሪ
counts = ቆጸራ
coastal-out-of-water = ካብ ማይ ዝወጹ
coastal-wet = ዝጠልቀዩ
coastal-cold = ዝቖረሮም
coastal-injured = ዝቖሰሉ
coastal-children-alone = በይኖም ቆልዑ
cold-step-1 = ዝጠልቀየ ኣውጽኡ፣ ኣንቅጹ፣ ርእስን ከብድን ሸፍኑ።
cold-step-2 = ብድቃስ፣ ቀስ ኢልኩም ኣንቀሳቕሱ፣ ካብ መሬት ፍለዩ።
cold-step-3 = ምንቅጥቃጥ ኣቋሪጹ፣ ዘረባ ይኸብዶ፣ ይድቅስ፦ ብኡንብኡ 15።
support-answer = መልሲ
taken-over = ተረኪቡ፦ { $role }
take-over = ኣነ እርከቦ
handover-open = ንምርካብ ናብ፦ { $role }
interpreter = ትርጉም
interpreter-myself = ኣነ
interpreter-team = ጋንታ
interpreter-peer = ብጻይ
interpreter-phone = ብቴሌፎን
interpreter-nobody = ማንም፦ ዝጎደለ ቋንቋ
information = ዝተዋህበ ሓበሬታ
information-rights = መሰላት
information-shelter = መዕቆቢ
information-health = ጥዕና
information-asylum = ዑቕባ
information-danger = ሓደጋታት
information-association = መን ኢና
alert-taken = ሓደ ሰብ ይከታተሎ ኣሎ
alert-taken-by = { $role } ካብ { $hour } ይከታተሎ
alert-overdue = ክሳብ ሕጂ ዝተቐበሎ የለን፦ ንዝቕጽል ደውሉ
i-take-it = ኣነ እከታተሎ
what-to-say = እንታይ ይበሃል
say-1 = ኣበይ፦ ዞባ፣ ዝረአ ምልክት
say-2 = መን፦ ዝበሎ ዕድመ፣ ክንደይ፣ በይኑ ወይስ ኣይኮነን
say-3 = እንታይ፦ እትርእይዎ፣ ይተንፍስ ዶ? ይምልስ ዶ?
say-4 = ኣብ መስመር ጽንሑ፣ ምስቲ ሰብ ኩኑ
follow-up = ኮድ ምክትታል
help-code = ኮድ ብዛዕባ እቲ ሰብ ዝብሎ የለን። ንሱ እንተ ደልዩ ጥራይ ክትረኽብዎ ይሕግዝ።
type-code = ነተን ሸውዓተ ኣሃዛት ጽሓፉ
code-wrong = ሓደ ኣሃዝ ጌጋ እዩ፦ ካርድ ደጊምኩም ኣንብቡ።
code-elsewhere = ኣብ ዝርዝር ሎሚ ለይቲ የለን፤ ንቤት ጽሕፈት ተዓቂቡ።
code-keep = ንቤት ጽሕፈት ዓቅብ
code-new = ምክትታል ክፈት
code-give = እቲ ሰብ ተሰማሚዑ፦ ኮድ ሃብ
code-consent = ምክትታል ብፍቓድ እቲ ሰብ ጥራይ ይኽፈት።
code-copy = ኣብ ተራ ካርድ ጽሓፍዎ፦ ኣሃዛትን ስእልታትን፣ ካልእ የለን።
no-codes = ኣብዚ መሳርሒ ኮድ የለን፦ ቤት ጽሕፈት ክወሃሃድ ከሎ ይህብ።
wish = ድሌቱ
next-step = ዝቕጽል ስጉምቲ
who-does-it = መን ይገብሮ
by-when = ክሳብ መዓስ
next-date = ደሓርከ?
no-date = ካልእ ዕለት የለን
outcome-done = ተገይሩ
outcome-not-done = ኣይተገብረን
step-see-again = ደጊምካ ምርኣይ
step-shelter = መዕቆቢ
step-health-care = ሕክምና
step-psychologist = ስነ ልቦናዊ
step-legal = ናይ ሕጊ ሰብ ሞያ
step-child-protection = ሓለዋ ቆልዑ
step-school = ትምህርቲ
step-family = ስድራ
refer = ልኣኽ
help-refer = ብዘይ መስመር እውን። ምስ ምኽንያቱ ዝተነጽገ መረጋገጺ እዩ፦ ጽሓፍዎ።
refer-need = ንኣየናይ ድሌት?
consent = እቲ ሰብ ተሰማሚዑ ዶ?
why-refused = ስለምንታይ?
no-service = ንዚ ዝፍለጥ ኣገልግሎት የለን። ጉድለት ተቖጺሩ።
referral-draft = ክግበር ዘለዎ
referral-sent = ተላኢኹ
referral-acknowledged = በጺሑ
referral-accepted = ተቐቢሎም
referral-refused = ነጺጎም
referral-served = ተፈጺሙ
referral-closed = ተዓጽዩ
referral-revoked = ተሳሒቡ
reason-full = መሊኡ
reason-closed = ዕጹው
reason-age = ዕድመ
reason-minority-contested = ትሕቲ 18 ምዃኑ ተነጺጉ
reason-language = ቋንቋ
reason-distance = ኣዝዩ ርሑቕ
reason-no-answer = ኣይምልሱን
reason-criteria = ረቛሒታት
reason-child-says-no = ቆልዓ ኣይፋል ይብል
minors-alone = በይኖም ትሕቲ 18
minors-with-adult = ምስ ዓቢ
minors-no = ትሕቲ 18 ኣይፋል
directory = ጠቓሚ ኣድራሻታት
help-directory = ኣራንሾኒ፦ ካብ ሰሙን ንላዕሊ ኣይተረጋገጸን። ሰብ ቅድሚ ምልኣኽኩም ደውሉ።
filters = መጻረይ
open-now = ክፉት
closed-now = ዕጹው
closed-tonight = ሎሚ ለይቲ ዕጹው
hours-unknown = ሰዓታት ኣይፍለጥን
stale = ክረጋገጽ ኣለዎ
last-checked = ዝተረጋገጸሉ
capacity-tonight = ቦታታት ሎሚ ለይቲ
checked-today = ሎሚ ተረጋጊጹ
close-tonight = ሎሚ ለይቲ ዕጾ
reopen = ደጊምካ ክፈት
takes-minors = ይቕበል
hours-osm = ሰዓታት (Mo-Fr 09:00-17:00; PH off)
service-phone = ቴሌፎን ኣገልግሎት
minutes-from = ደቓይቕ ካብ
new-service = ሓድሽ ኣገልግሎት
back-to-list = ናብ ዝርዝር ተመለስ
context = ኩነታት
help-context = ስእሊ የለን፣ ቁጽሪ ፖሊስ የለን። ሓደ ፍጻመ፣ ሓደ ዞባ፣ ፍርቂ ሰዓት።
context-hint = ሰዓት ባዕሉ ይጽሓፍ፣ ብፍርቂ ሰዓት።
context-eviction = ብሓይሊ ምውጻእ
context-cold = ከቢድ ቁሪ
context-closure = ምዕጻው
context-raid = ፍተሻ ፖሊስ
context-crossing = ምስጋር ባሕሪ
context-other = ካልእ
context-week = እዘን ሸውዓተ መዓልታት
taken = ዝተወስዱ ኣቑሑት
taken-phones = ቴሌፎናት
taken-tents = ቴንዳታት
taken-documents = ሰነዳት
taken-clothes = ክዳን
taken-food = ምግቢ
minors-seen = ዝተራእዩ ትሕቲ 18
count-them = ቁጸር
preflight = ቅድሚ ምኻድ
help-preflight = ሓሙሽተ መብራህትታት። ቀይሕ እንታይ ከም እትገብሩ ይነግር፤ ምኻድ ይከኣል፣ ግን ብፍልጠት።
light-battery = ባትሪ
light-key = መፍትሕ ሎሚ ለይቲ
light-lease = ዳታ ቤት ጽሕፈት
light-directory = ዝተረጋገጹ ኣድራሻታት
light-unsent = ዝለኣኽ የለን
light-good = ድሉው
light-unknown = እዚ መሳርሒ ኣይነግርን
light-battery-bad = ትሕቲ 80 %፦ ሰክዕዎ።
light-key-bad = ኣብ ቤት ጽሕፈት ኣወሃህዱ፤ እንተዘይኮነ ምጽሓፍ ጥራይ።
light-lease-bad = ልዕሊ ሓደ መዓልቲ፦ ኣወሃህዱ።
light-directory-bad = ሎሚ ለይቲ ክፉት ዘሎ ንቤት ጽሕፈት ሕተቱ።
light-unsent-bad = ቅድሚ ምኻድ ኣወሃህዱ።
follow-ups-due = ምክትታላት ሎሚ ለይቲ
cards = ካርድታት
help-cards = ቆልዓ ቴሌፎን ክሕዝ ይኽእል፦ ብዘይ ኣሃዛትኩም ናብ መዝገብ ኣይምለስን።
cards-hint = ሰብ ዘይረኣዮ ጽሑፍ ሕቡእ ይጸንሕ፦ ስእልታት ይዛረቡ።
cards-back = ቴሌፎን ምለስ
pin-choose = ካብ ካርድታት ናብ መዝገብ ንምምላስ ካብ ኣርባዕተ ክሳብ ሸሞንተ ኣሃዛት ምረጹ።
pin = ኣሃዛት
pin-leave = ኣሃዛትኩም
understood = ተረዲኡ ዶ?
understood-yes = እወ
understood-partly = ብኸፊል
understood-no = ኣይፋል
card-numbers = ቁጽርታት
card-rights = መሰላትካ
card-shelter = ውሑስ መሕደሪ
card-self-protection = ንነብስኻ ሓልው
card-cold = ቁሪ
card-crossing = ባሕሪ
card-health = ጥዕና
card-asylum = ዑቕባ
card-family = ስድራ
card-charging = ቻርጅ
card-food = ምግቢ
card-noted = እንጽሕፎ
review-cards = ካርድታት ምርኣይ
help-review = ምስቲ ቋንቋኡ ዝኾነ ሰብ ኣንብቡ። ዘይተራእየ ናብ ዝኾነ ቆልዓ ኣይበጽሕን።
released-by = ዝረኣዮ፦ { $role }
draft = ንድፊ፦ ቆልዑ ስእልታት ጥራይ ይርእዩ።
release = ተራእዩ፣ ንቆልዑ ኣርኢ
take-back = ምለስ
error-too-late = ድሮ ተመዝጊቡ። ዝጠፍአ የለን፦ ኣርሙ፣ ክልቲኡ ይዕቀብ።
error-wrong-pin = ኣሃዛት ቅኑዕ ኣይኮነን። ዝተቐየረ የለን።
refusal-bad-hours = እዚ ሰዓታት ኣይንበብን። ዝተቐየረ የለን። ኣብነት፦ Mo-Fr 09:00-17:00; PH off
in-days =
    { $count ->
    [1] ጽባሕ
   *[other] ድሕሪ { $count } መዓልታት
}
minutes-away =
    { $count ->
    [one] { $count } ደቒቕ
   *[other] { $count } ደቒቕ
}
places =
    { $count ->
    [0] መሊኡ
    [one] { $count } ቦታ
   *[other] { $count } ቦታታት
}
open-until = ክሳብ { $hour } ክፉት
opens-at = ዕጹው፣ ሰዓት { $hour } ይኽፈት
remove-device = ነዚ መሳርሒ ኣልይ
remove-sure = ድሕሪ ሕጂ ዝቕበሎ የለን። ዘይለኣኾ ኣብኡ ይጸንሕ። ይኣለ ዶ?
enrol-scan = ወይ ነዚ ኮድ ንካሜርኡ ኣርእዩ፦

handed-over = { $count ->
    [0] ቤት ጽሕፈት ኩሉ ተቐቢሉ። ኣብዚ ቴሌፎን ዝተረፈ፦ 0 ርክብ።
    [1] ቤት ጽሕፈት ነቲ ዝተወድአ ተቐቢሉ። ኣብዚ ቴሌፎን ዝተረፈ፦ 1 ርክብ።
   *[other] ቤት ጽሕፈት ነቲ ዝተወድአ ተቐቢሉ። ኣብዚ ቴሌፎን ዝተረፉ፦ { $count } ርክባት።
}
held-here = { $count ->
    [one] ርክብ ኣብዚ ቴሌፎን
   *[other] ርክባት ኣብዚ ቴሌፎን
}
handed-over-at = ናይ መጨረሻ ምርካብ ንቤት ጽሕፈት ሰዓት { $hour }፦ ዝተቐበሎ ኣብዚ ጠፊኡ።
waits-for-antenna = ኩሉ ተላኢኹ። ቤት ጽሕፈት ኩሉ ምስ ተቐበለን ዑደት ምስ ተዓጽወን ቴሌፎን ባዶ ይኸውን።
clock-back = ሰዓት እዚ መሳርሒ ንድሕሪት ተመሊሱ። ዝጠፍአ የለን። ሰዓት ርኣዩ፣ ወይ ንቤት ጽሕፈት ሕተቱ።
late = { $count ->
    [1] እዚ ዝተኣልየ መሳርሒ ድሕሪ ምእላዩ ዝተጻሕፈ 1 ኣረኪቡ። ኣብ ዝኾነ ፋይል የለን።
   *[other] እዚ ዝተኣልየ መሳርሒ ድሕሪ ምእላዩ ዝተጻሕፉ { $count } ኣረኪቡ። ኣብ ዝኾነ ፋይል የለዉን።
}
take-late = ናብ መዝገብ ውሰድ
antenna-evening = ቤት ጽሕፈት፣ ሎሚ ምሸት
refusal-published = እዚ እዋን ድሮ፣ ብምሉኡ ወይ ብኸፊል፣ ተሓቲሙ። ዝተቐየረ የለን።
refusal-not-in-conflict = እዚ መልስታት ድሕሪ ሕጂ ኣይጋጨውን። ዝተጻሕፈ የለን፤ ደጊምኩም ኣንብቡ።
kind-decision = ውሳነ
kind-debrief = ኣኼባ መወዳእታ
kind-ledger = ሕታማት
kind-publication = ሕታም
refusal-may-identify = እዚ ጽሑፍ መን ምዃኑ ከፍልጥ ይኽእል። ዝተጻሕፈ የለን፦ ዝተመልከተ ኣውጽኡ።
lost = ዝጠፍአ ወይ ዝተወስደ ቴሌፎን
help-lost = ሓደ ምንካእ ኣብቲ ዝጠፍአ፦ ዘለዎ ከረክብ ይኽእል፣ ዝቕበሎን ዘርእዮን የለን፣ ክሳብ ሰዓት 3 ናይ ንግሆ ወይ ሓላፊ ክሳብ ዝውስን።
lost-means = ኣየናይ ቴሌፎን? ስም ቴሌፎንኩም ምስቲ ጸብጻብ ይጽሓፍ።
reported-sent = ተነጺሉ፣ ሪለይ ይእዘዝ
reported-kept = ተዓቂቡ፦ ምስ ዝቕጽል መስመር ይኸይድ
lost-none = ኣብዚ መሳርሒ ክጽብጸብ ዝኽእል ቴሌፎን የለን፦ ቅድም ምውህሃድ የድሊ።
error-limited = እዚ ቴሌፎን ከም ዝጠፍአ ወይ ዝተወስደ ተጸብጺቡ። ዘለዎ የረክብ፣ ዝቕበሎን ዘርእዮን የለን፣ ሓላፊ ክሳብ ዝውስን።
lift = ገደብ ኣልዕል
aboard = መን ኣሎ
code-qr = እዚ ኮድ፣ ንምስካን
error-needs-paper = ክልተ ሓለፍቲ የድልዩ፣ ወይ ናይ መድሓኒ ወረቐት ጋንታ። ዝተቐየረ የለን።
error-wrong-paper = እዚ ቅኑዕ ወረቐት ኣይኮነን፣ ወይ ቃል ብጌጋ ተጻሒፉ። ዝተቐየረ የለን፦ ደጊምኩም ኣንብቡ።
error-vault-closed = ሳንዱቕ ዕጹው እዩ። ዝተጻሕፈ የለን፦ ክፈትዎ።
refusal-page-too-long = ልዕሊ 4000 ፊደላት። ዝተጻሕፈ የለን፦ ኣሕጽርዎ።
kind-session = ኮፍታ
kind-template = ቅጥዒ
kind-tick = መልእኽቲ ንጋንታ
kind-concern = ውሽጣዊ ጸብጻብ
first-recover = ጋንታ መልስ
first-recover-means = ቤት ጽሕፈት ጠፊኡ፦ በቲ ናይ መድሓኒ ወረቐት
vault = ኮፍታታተይ
concerns = ጠባይ ጸብጽብ
change-role = ግደ ቀይር
recovery-go = ናይ መድሓኒ ወረቐት
asleep-waits = { $count ->
    [1] ሓደ ዝተዓሸገ መስመር ይጽበ
   *[other] { $count } ዝተዓሸጉ መስመር ይጽበዩ
  }። ከይከፈትኩም ይኸይድ።
asleep-sent = ዝተዓሸገ ከይዱ።
kind-access = መዝገብ ምርኣይ
near = ብዘይ ኢንተርነት፦ መስመር ቤት ጽሕፈት
near-means = ኣብ ቤት ጽሕፈት፡ ብናቱ ዋይ-ፋይ፦ ነቲ ኣብ ኮምፒተር ዘሎ ኮድ ስካን ግበሩ። ኩሉ ይወሃብ፤ ቴሌፎን ድሒሩ ካልኣይ ቅዳሕ ምስ ሃለወ ባዶ ይኸውን።
near-text = ጽሑፍ ናይ ኮድ
near-go = ንቤት ጽሕፈት ኣረክብ
near-done = ንቤት ጽሕፈት ተረኪቡ።
carry-out = ብዘይ መስመር፦ ብዝተዓሸገ ፋይል ውሰድ
carried = ንቤት ጽሕፈት ዝወሃብ፦
language-unread = ነዚ ቃላት ቋንቋኡ ዝኾነ ሰብ ገና ኣየንበቦን። ጌጋ ዝመስል ንሓላፊ ንገሩ።
listen = ስማዕ
stop-listening = ኣቋርጽ
recording = ድምጺ
recording-hint = ፋይል OGG፣ MP3፣ M4A ወይ WAV ትሕቲ 400 ኪሎባይት። ኣርእስቱን ደራሲኡን ይውሰድ።
recording-import = ድምጺ ኣእቱ
recording-heard = ተሰሚዑ፣ ቆልዑ ይስምዕዎ
recording-by = ዝሰምዖ፦ { $role }
recording-draft = ንድፊ፦ ዝሰምዖ ቆልዓ የለን።
error-bad-sound = እዚ ፋይል ክንበብ ዝኽእል ድምጺ ኣይኮነን፣ ወይ ልዕሊ 400 ኪሎባይት እዩ። ዝተቐየረ የለን።
kind-recording = ድምጺ ካርድ
kind-protocol = ወረቐት ጋንታ
protocols = ወረቓቕቲ ጋንታ
help-protocols = ጋንታ ዝተሰማምዓሉ፣ ብዘይ መስመር። ቁጽርን ዕለትን ኣየናይ ከም ዝሰርሕ ይነግሩ።
no-protocols = ገና ወረቐት የለን፦ ቤት ጽሕፈት ይጽሕፎም።
protocol-version = ሕታም { $version }፣ { $day }
bell = ሰዓት { $hour } ካብ ካልእ መሳርሒ ገለ በጺሑ፣ ምናልባት መጠንቀቕታ። ንምርኣይ ክፈቱ።
refusal-family-full = ነፍሲ ወከፍ ስድራ እንተ በዝሐ ሽዱሽተ ምልክት ኣለዋ። ዝተቐየረ የለን፦ ቅድም ሓደ ሕብኡ።
kind-sound = ፋይል ድምጺ
lease-ends = እዚ ቴሌፎን ሰዓት { $hour } ባዶ ይኸውን።
extend = 4 ሰዓታት ወስኽ
extended = ተናዊሑ፦ እዚ ቴሌፎን ሰዓት { $hour } ባዶ ይኸውን።
legal = ስጉምትታት ሓለዋ
kind-legal-step = ስጉምቲ ሓለዋ
second-lead = ምስ ካልእ ሓላፊ ፈርም
kind-accompaniment = ምስናይ
error-bad-table = እዚ ፋይል ክንበብ ዝኽእል ሰደቓ ኣይኮነን (CSV UTF-8፣ XLSX፣ ODS)። ዝተወስደ የለን።
kind-past = ዝሓለፈ ወርሒ
six-digits = ሽዱሽተ ቁጽርታት
digits-again = ሽዱሽተ ቁጽርታት ሓደ ግዜ እንደገና
with-words = ብሽዱሽተ ቃላት ክፈት
sleep-deep = ድቀስ፦ ሽዱሽተ ቃላት ጥራይ ክኸፍታ እየን
digits-mean = እዚ ቴሌፎን ባዕሉ ምስ ተዓጽወ ይኸፍትኦ። ድቃስ የጥፍኦም፣ ዓሰርተ ጌጋ ፈተነታት እውን፦ ሽዑ ሽዱሽተ ቃላትኩም ጥራይ ይኸፍታ።
digits-choose = ሽዱሽተ ቁጽርታት ምረጽ
digits-change = ሽዱሽተ ቁጽርታት ቀይር
digits-off = ሽዱሽተ ቁጽርታት ኣልግስ
digits-are-set = ሽዱሽተ ቁጽርታትኩም ድሉዋት እዮም።
help-unlock-digits = ሽዱሽተ ቁጽርታትኩም ወይ ሽዱሽተ ቃላትኩም ነዚ ቴሌፎን ይኸፍትዎ። ተዓጽዩ ክሳብ ዘሎ ዝጠፍእ የለን።
error-weak-pin = ሽዱሽተ ቁጽርታት፣ ኩሎም ሓደ ዓይነት ወይ ብተርታ ዘይኮኑ። ዝተቐየረ የለን።
error-pin-gone = ሽዱሽተ ቁጽርታት ድሕሪ ሕጂ ኣይከፍቱን። ዝጠፍአ የለን፦ ሽዱሽተ ቃላትኩም ይኸፍታ፣ ወይ ቤት ጽሕፈት።
error-no-chip = ቺፕ ናይዚ ቴሌፎን ኣይምልስን ኣሎ። ዝጠፍአ የለን፦ ሽዱሽተ ቃላትኩም ይኸፍታ።
error-night-shut = ቺፕ ናይዚ ቴሌፎን ኣይምልስን ኣሎ፣ እታ ለይቲ ድማ ኣብ ትሕቲ መፍትሑ እያ። ዝጠፍአ የለን፦ ነቲ ቴሌፎን ኣጥፊእኩም ኣብርህዎ። ድሕሪ ሰዓት 3 ንግሆ ብዘይብኡ ይኽፈት።
error-wrong-wake = እዚ ናይዚ ቴሌፎን መፍትሕ ኣይኮነን፣ ወይ ቀዲሙ ተጠቒሙ። ዝተቐየረ የለን፦ ካብ ቤት ጽሕፈት ካልእ ሕተቱ።
digits-typed = { $count } ካብ ሽዱሽተ ቁጽርታት
tries-left = { $count } ፈተነታት ተሪፎም፣ ድሕሪኡ ሽዱሽተ ቃላት ጥራይ ይኸፍታ
kind-handed = ንቴሌፎናት ዝተዋህቡ ኮዳት
