## The frame
close = بندول
back = شاته
help = مرسته
done = پای
add = زیاتول
start = پیل
sleep = خوب: قلفول
settings = تنظیمات
language = د پردې ژبه
text-size = د متن اندازه
size-normal = عادي
size-large = لوی
size-largest = ډېر لوی
theme = رنګ
theme-dark = شپه
theme-light = ورځ
about = د پروګرام په اړه
about-what = د ګشت بې‌نومه کتابچه، تر هر څه لومړی بې له شبکې. هره لمسه هماغه شېبه ساتل کېږي.
about-identity = د هېڅ لیدل شوي کس نوم، تلیفون، عکس یا کره ځای دلته نه شي لیکل کېدای.
about-free = آزاد سافټویر، د MIT یا Apache 2.0 جواز.
practice-banner = تمرین: هېڅ شی رښتینی نه دی، هېڅ شی له دې ځایه نه ځي.

messages = پیغامونه

## First run
first-welcome = په دې وسیله کې څه کول غواړئ؟
first-create = ټیم جوړول
first-create-means = د مسئول لپاره، د دفتر په کمپیوټر
first-join = له ټیم سره یوځای کېدل
first-join-means = د هغه متن سره چې مسئول یې درکوي
first-practice = تمرین
first-practice-means = یو خیالي ټیم، یوازې په دې وسیله کې
passphrase = د ننوتو عبارت
wake = دفتر دا تلیفون راویښولی شي
wake-means = شپږ کلمې هېرې دي: دفتر یوه کیلي ښیي یا وايي چې یو ځل کار کوي.
wake-text = د کوډ متن، یا 24 کلمې
wake-go = راویښول
wake-shown = په ویده تلیفون دې سکین شي، یا دې په تلیفون هغه چا ته وویل شي چې غږ یې پېژنئ. دا کیلي یو ځل کار کوي.
passphrase-new = نوې پټ جمله
passphrase-old = پخوانۍ پټ جمله
passphrase-renew = پټ جمله بدلول
passphrase-renewed = بدله شوه. پخوانۍ نور هېڅ نه خلاصوي.
passphrase-write = دا شپږ کلمې پر هغه کاغذ ولیکئ چې ساتئ یې. بې له دوی هېڅوک دا وسیله نه شي خلاصولای.
passphrase-paper = دا شپږ کلمې پر هغه کاغذ ولیکئ چې ساتئ یې.
passphrase-again = شپږ کلمې بیا ولیکئ
relay-address = د رلې پته (تش: وروسته)
relay-invite = د رلې بلنه، که یې غواړي
antenna-label = دفتر
join-text = د بلنې متن
joining = په تمه
joining-words = دا شپږ کلمې باید د مسئول پر پرده هم همدا وي.
joining-answer = دا متن مسئول ته ورکړئ:
joining-waits = مسئول لا باید دا وسیله ومني.
joining-check = وشو، مخ ته
practice-service = د شپې سرپناه (بېلګه)
locked = قلف دی
unlock = خلاصول
opening = خلاصېږي…

## Tonight
tonight = نن شپه
a-group = یوه ډله
a-person = یو کس
raise-alert = خبرداری ورکول
alert = خبرداری
logged-tonight = د نن شپې لیدنې
contact = لیدنه
contact-empty = باید بشپړه شي
half-written = نیمګړې
unsent = نه ده لېږل شوې
all-sent = ټول ولېږل شول
no-key-tonight = دا وسیله د نن شپې کیلي نه لري: څه چې لیکئ یوازې دفتر ته ځي.
no-outing = هېڅ ګشت خلاص نه دی.
open-outing = ګشت پرانیستل
close-outing = ګشت بندول
zone = سیمه
zones = سیمې
no-zones = ټیم لا سیمه نه لري. یوه زیاته کړئ: نوم، هېڅکله مختصات نه.
new-zone = نوې سیمه
channel = د ګشت ډول
leave = تلل

## A contact
part-who = څوک
part-language = ژبه
part-needs = اړتیاوې
part-signs = نښې
part-more = نور
band = هغه عمر چې وایي یې
gender = جنس
how-many = څو تنه
more-languages = نورې ژبې
fewer = لږ
signs-hint = څه چې وینئ یا اورئ. نښه هېڅ نه ثابتوي؛ نه یادښت، نه نمره.
seen-before = مخکې لیدل شوی؟
seen-yes = هو
seen-no = نه
seen-unknown = معلومه نه ده
support = ځانګړی ملاتړ وړاندې شو

## Alert
alert-which = کومه کچه؟ خبرداری د لمسې سره ساتل کېږي.
level-red-means = سمدستي خطر: همدا اوس 15 یا 112
level-orange-means = مسئول، نن شپه
level-yellow-means = د ورځې د پای په غونډه کې د خبرو لپاره
alert-received-by-nobody = هېچا نه دی ترلاسه کړی
alert-seen = ولیدل شو
alert-seen-by = { $role } په { $hour } ولید
alert-call = زنګ ووهئ: پروګرام د غږ ځای نه نیسي.
numbers-note = 112 بې سیم کارته هم کار کوي.
number-15 = روغتیایي بیړنی
number-112 = هر بیړنی حالت
number-119 = ماشوم په خطر کې
number-115 = د اوسېدو ځای
called-by-voice = په غږ مې زنګ وواهه
called = په غږ زنګ ووهل شو
i-have-seen = ومې لید
alert-handled = پرېکړه: سمبال شو
alert-decided = د دې خبرداري پرېکړه شوې ده.

## Unsent and sync
unsent-title = څه چې نه دي لېږل شوي
unsent-safe = په دې وسیله کې رمز شوي ساتل کېږي. هېڅ شی نه ختمېږي.
sealed = مهر شوی، رلې ته په تمه
on-this-device = په دې وسیله کې
sync = همغږي
sync-now = اوس همغږي کړئ
sync-going = له رلې سره نښلي…
sync-progress = { $sent } ولېږل شول، { $received } ترلاسه شول
sync-good = تازه دی: نور هم هغه لري چې دې وسیلې درلودل.
accept-relay = نوې رله منل
sync-kept = شبکه یا رله نشته. هېڅ شی ورک نه دی؛ وروسته بیا.
sync-last = وروستی ځل په { $hour }
sync-never = لا نه دی همغږی شوی.

## Team
team = ټیم او وسیلې
this-device = همدا وسیله
device-limited = محدود
device-removed = لرې شوی
enrol = وسیله منل
enrol-begin = بلنه چمتو کول
enrol-give = دا متن نوې وسیلې ته ورکړئ (10 دقیقې):
enrol-answer = هغه متن چې نوې وسیله یې ښیي
enrol-read = ځواب لوستل
enrol-compare = دا شپږ کلمې په لوړ غږ ولولئ. که پر بله پرده همدا نه وي، هر څه ودروئ.
enrol-admit = کلمې یو شان دي: ومنئ
role = دنده
device-label = د وسیلې نوم (نه د کس)

## Help
help-first = ټیم یو ځل په دفتر کې جوړېږي. تلیفونونه د یوه متن او شپږو کلمو سره، چې په لوړ غږ لوستل کېږي، ورسره یوځای کېږي.
help-unlock = ستاسو شپږ کلمې دا وسیله خلاصوي. تر څو چې قلف وي هېڅ شی نه ورکېږي.
help-tonight = لومړی سلام وکړئ؛ وروسته ولیکئ. «یوه ډله» څو تنه په درې لمسو شمېري. سپوږمۍ هر څه قلفوي.
help-outing = وټاکئ چې چېرته ځئ. د سیمې نوم، هېڅکله کره ځای نه.
help-contact = هره لمسه له مخکې ساتل شوې. هره شېبه درېدلای او بېرته دلته راتلای شئ.
help-alert = سور: لومړی زنګ ووهئ. خبرداری «هېچا نه دی ترلاسه کړی» پاتې کېږي تر هغو چې یو مسئول یې وویني.
help-unsent = څه چې رلې لا نه دي تایید کړي. تر هغو دلته پاتې کېږي.
help-sync = د رلې له لارې لېږي او اخلي؛ رله هېڅ نه شي لوستلای. هره شېبه بندېدای شي.
help-settings = ژبه سمدستي بدلېږي؛ له لیکلو څخه هېڅ نه ورکېږي.
help-team = یوازې مسئول، مخامخ، وسیله مني.
help-about = کله چې مرسته غواړئ، د نسخې شمېره مرسته کوي.

## Errors: what happened, what was lost, what to do
error-locked = وسیله قلف ده. هېڅ ورک نه دي: خلاصه یې کړئ.
error-wrong-passphrase = دا سم عبارت نه دی. هېڅ ورک نه دي: شپږ کلمې بیا ولولئ.
error-passphrase-too-short = لنډ دی. هېڅ جوړ نه شول: شپږ کلمې واخلئ.
error-no-device = دلته هېڅ وسیله چمتو نه ده.
error-device-exists = دلته له مخکې وسیله شته. هېڅ بدل نه شول.
error-damaged = فایل خراب دی او لاس نه دی ورته وړل شوی. څه چې لېږل شوي خوندي دي: دفتر ته زنګ ووهئ.
error-not-encrypted = دا فایل رمز شوی نه دی؛ لاس نه دی ورته وړل شوی. دفتر ته زنګ ووهئ.
error-newer-version = په نوې نسخه لیکل شوی. هېڅ ورک نه دي: پروګرام تازه کړئ.
error-disk-full = حافظه ډکه ده: وروستۍ لمسه ونه ساتل شوه، نور ټول شته. ځای خالي کړئ او بیا لمس کړئ.
error-busy = پروګرام بل ځای خلاص دی. هغه وتړئ.
error-disk = حافظه ځواب نه ورکوي: ښایي وروستۍ لمسه نه وي ساتل شوې. بیا لمس کړئ.
error-refused = رد شو؛ هېڅ ونه لیکل شول.
error-no-team = دا وسیله په هېڅ ټیم کې نه ده یا رله نه لري. هېڅ ورک نه دي.
error-not-allowed = دا وسیله د دې اجازه نه لري. هېڅ ونه لیکل شول: له دفتره وپوښتئ.
error-network = رلې ته شبکه نشته. هېڅ ورک نه دي: وروسته بیا.
error-relay = رلې رد کړه. هېڅ ورک نه دي: بیا هڅه وکړئ، بیا دفتر ته زنګ ووهئ.
error-relay-full = رله ډکه ده. هېڅ ورک نه دي: دفتر ته زنګ ووهئ.
error-roster-fork = رله د ټیم بله تاریخچه ښیي. مخ ته مه ځئ: دفتر ته زنګ ووهئ. هېڅ ورک نه دي.
error-relay-changed = په دې پته بله رله ځواب ورکوي. هېڅ ونه لېږل شول، ټول دلته دي. مسئول ته ووایئ.
error-split = دوو وسیلو یو شان تاریخچه نه ده لیدلې. هېڅ ورک نه دي؛ مخکې له دوام مسئول ته ووایئ.
error-removed = ټیم دا وسیله لرې کړې. څه چې لري لا سپارلای شي.
error-bad-invite = دا متن سم نه دی، یا له لسو دقیقو زیات شوی. له نوي سره بیا پیل وکړئ.
error-not-yet = بلې وسیلې لا خپلې کیلۍ نه دي لېږلې. لږ صبر وکړئ.
error-wrong-words = هغه کیلۍ چې راغلې ستاسو د مخې د وسیلې نه دي. ودرېږئ او له سره پیل وکړئ.
error-practice = تمرین هېڅکله نه همغږی کېږي.
error-internal = یو شی سم ونه شول. ساتل شوي شته: بیا هڅه وکړئ، بیا دفتر ته زنګ ووهئ.
refusal-unknown = دا په دې وسیله کې نشته. هېڅ ونه لیکل شول.
refusal-not-in-list = دا د ټیم په لړلیک کې نشته. هېڅ ونه لیکل شول.
refusal-head-count = له 0 تر 500 شمېره. هېڅ ونه لیکل شول.
refusal-too-long = له 280 تورو زیات. هېڅ ونه لیکل شول: لنډ یې کړئ.
refusal-missing = یو شی کم دی. هېڅ ونه لیکل شول.
refusal-not-a-code = کوډ اووه رقمونه لري. هېڅ ونه لیکل شول.
refusal-code-in-use = دا کوډ له مخکې تعقیبېږي. هېڅ ونه لیکل شول.
refusal-outing-closed = ګشت بند دی. بل پرانیزئ؛ لیکل شوي پاتې کېږي.
refusal-not-allowed = دا دنده اجازه نه لري. هېڅ ونه لیکل شول.
refusal-bad-date = دا نېټه نشته. هېڅ ونه لیکل شول.
refusal-no-consent = کس هو نه دی ویلی. هېڅ نه ورکول کېږي.

## Lists
band-under-13 = تر 13 کم
band-13-14 = 13–14
band-15-17 = 15–17
band-says-minor = وایي تر 18 کم دی
band-adult = لوی
band-not-asked = نه دی پوښتل شوی
gender-f = نجلۍ، ښځه
gender-m = هلک، سړی
gender-other = بل
gender-not-asked = نه دی پوښتل شوی
channel-living-place = د اوسېدو ځای
channel-coastal = ساحل
channel-web = انټرنېټ
channel-day-centre = د ورځې مرکز
channel-shelter = سرپناه
channel-office = دفتر کار
channel-phone = تلیفون
level-red = سور
level-orange = نارنجي
level-yellow = ژېړ
answer-accepted = ویې مانه
answer-refused = ویې نه مانه
answer-later = وروسته
role-mediator = منځګړی
role-psychologist = ارواپوه
role-social-worker = ټولنیز کارکوونکی
role-supervisor = ټولنیز څارونکی
role-legal-officer = حقوقپوه
role-lead = مسئول
role-coordinator = همغږی کوونکی
kind-outing = ګشت
kind-contact = لیدنه
kind-alert = خبرداری
kind-follow-up = تعقیب
kind-extract = د نن شپې تعقیب
kind-referral = ورپېژندنه
kind-service = خدمت
kind-context = حالات
kind-activity = فعالیت
kind-settings = د ټیم تنظیمات
kind-link = تړاو
need-shelter-tonight = د نن شپې سرپناه
need-shelter-tent = خېمه
need-health-care = درملنه
need-health-mental = رواني ملاتړ
need-food-meal = خواړه
need-food-water = اوبه
need-supplies-clothes = جامې
need-supplies-blanket = کمپله
need-supplies-hygiene-kit = د پاکۍ بسته
need-hygiene-shower = حمام
need-phone-charging = چارج
need-phone-credit = کرېډېټ
need-legal-information = حقوق
need-legal-asylum = پناه
need-protection-danger = ساتنه
need-family-contact = کورنۍ
need-school-learning = زده کړه
need-transport-ride = تګ راتګ
family-exploitation = ناوړه ګټه
family-violence = تاوتریخوالی
family-health = روغتیا
family-control = کنټرول، یوازېتوب
family-distress = رنځ
sign-exploitation-works-for-passage = د لارې د پیسو لپاره کار کوي
sign-exploitation-sexual = جنسي ناوړه ګټه
sign-exploitation-forced-theft = غلا ته مجبور
sign-exploitation-steers-boat = بېړۍ پرې چلوي
sign-exploitation-recruits = د نورو راوستلو ته مجبور
sign-violence-marks = د وهلو نښې
sign-violence-threatened = ګواښل شوی
sign-violence-by-police = د پولیسو تاوتریخوالی
sign-violence-sexual = جنسي تاوتریخوالی
sign-violence-between-young = د ځوانانو ترمنځ تاوتریخوالی
sign-health-hypothermia = یخ شوی، لړزېږي
sign-health-wound = ټپ
sign-health-exhausted = ستړی، بې سېکه
sign-health-intoxicated = نشه
sign-health-pregnant = امیندواره
sign-health-other-urgent = بل بیړنی
sign-control-debt = پور
sign-control-by-adult = یو لوی پرېکړه کوي
sign-control-phone-held = تلیفون یې نیول شوی
sign-control-not-alone-ever = هېڅکله یوازې نه وي
sign-control-papers-held = اسناد یې نیول شوي
sign-distress-speaks-of-dying = د مرګ خبرې کوي
sign-distress-self-harm = ځان ته زیان رسوي
sign-distress-withdrawn = له خلکو لرې
sign-distress-terrified = ډېر وېرېدلی
sign-distress-not-sleeping = خوب نه کوي

## Counted
unsent-count =
    { $count ->
    [one] { $count } شی نه دی لېږل شوی
   *[other] { $count } شیان نه دي لېږل شوي
}
unsent-records =
    { $count ->
    [one] شی د لېږلو لپاره
   *[other] شیان د لېږلو لپاره
}
people =
    { $count ->
    [one] تن
   *[other] تنه
}
minors =
    { $count ->
    [one] وایي تر 18 کم دی
   *[other] وایي تر 18 کم دي
}

## The street
undo = بېرته اخیستل
cancel = لغوه
keep = ساتل
kept = وساتل شو.
yes = هو
no = نه
erase = پاکول
camera = کمره
scan = په کمره لوستل
no-camera = دلته کمره نشته: ټایپ یې کړئ.
how-known = څنګه پوهېږو
source-asked = وپوښتل شو
source-seen = ولیدل شو
source-said = وویل شو
source-partner = همکار
source-not-asked = نه دی پوښتل شوی
sound = غږ او لړزه
sound-on = هو
sound-off = چوپ
listening = په دې وسیله د چمتووالي وار
listening-hint = تر څو چې خلاص وي خبرداریو ته غوږ نیسي.
join-known = له خلاص ګشت سره یوځای کېدل
join-outing = په QR یوځای کېدل
join-wrong = دا د ګشت کوډ نه دی.
platform = د پلېټفارم ډول
platform-hint = هېڅکله نوم، لېنک یا د پردې عکس نه.
platform-messaging = پیغام
platform-video = ویډیو
platform-pictures = عکسونه
platform-forum = فورم، ډله
platform-other = بل
share-outing = د ګشت QR
share-hint = نور تلیفونونه یې لولي: همدا ګشت. هېڅ کیلي پکې نشته.
help-share = هر تلیفون خپل هم پرانیستلای شي: دفتر به یې یوځای کړي.
door-code = تعقیب
door-cards = کارتونه
door-services = پتې
door-context = حالات
door-share = QR
handover-waits = یو کس ستاسو ملاتړ منلی.
summary = مخکې له بندولو
alerts-unseen = خبرداري چې هېچا نه دي ترلاسه کړي
number-196 = د سمندر ژغورنه
counts = شمېرل
coastal-out-of-water = له اوبو راوتلي
coastal-wet = لامده
coastal-cold = ساړه یې کېږي
coastal-injured = ټپیان
coastal-children-alone = یوازې ماشومان
cold-step-1 = لامدې جامې لرې کړئ، وچ یې کړئ، سر او ګېډه وپوښئ.
cold-step-2 = پروت، ورو یې وخوځوئ، له ځمکې یې جلا کړئ.
cold-step-3 = نور نه لړزېږي، ناسمې خبرې کوي، ویدېږي: سمدستي 15.
support-answer = ځواب
taken-over = په غاړه یې واخیست: { $role }
take-over = زه یې په غاړه اخلم
handover-open = د سپارلو لپاره: { $role }
interpreter = ژباړه
interpreter-myself = زه
interpreter-team = ټیم
interpreter-peer = ملګری
interpreter-phone = په تلیفون
interpreter-nobody = هېڅوک: ژبه کمه ده
information = معلومات ورکړل شول
information-rights = حقونه
information-shelter = سرپناه
information-health = روغتیا
information-asylum = پناه
information-danger = خطرونه
information-association = موږ څوک یو
alert-taken = یو څوک یې سمبالوي
alert-taken-by = { $role } له { $hour } یې سمبالوي
alert-overdue = لا هم هېچا نه دی ترلاسه کړی: بل ته زنګ ووهئ
i-take-it = زه یې سمبالوم
what-to-say = څه ووایو
say-1 = چېرته: سیمه، یوه لیدل کېدونکې نښه
say-2 = څوک: ویل شوی عمر، څو تنه، یوازې یا نه
say-3 = څه: څه چې وینئ، ساه اخلي؟ ځواب ورکوي؟
say-4 = پر کرښه پاتې شئ، له کس سره پاتې شئ
follow-up = د تعقیب کوډ
help-code = کوډ د کس په اړه هېڅ نه وایي. یوازې که یې وغواړي، بیا یې موندلای شي.
type-code = اووه رقمونه ټایپ کړئ
code-wrong = یو رقم ناسم دی: کارت بیا ولولئ.
code-elsewhere = د نن شپې په لړلیک کې نشته؛ دفتر ته وساتل شو.
code-keep = دفتر ته یې وساتئ
code-new = تعقیب پرانیستل
code-give = کس راضي دی: کوډ ورکړئ
code-consent = تعقیب یوازې د کس په خوښه پرانیستل کېږي.
code-copy = پر ساده کارت یې ولیکئ: رقمونه او انځورونه، نور هېڅ نه.
no-codes = په دې وسیله کې نور کوډ نشته: دفتر یې د همغږۍ پر مهال ورکوي.
wish = د هغه غوښتنه
next-step = بل ګام
who-does-it = څوک یې کوي
by-when = تر کله
next-date = او بیا؟
no-date = بله نېټه نه
outcome-done = وشو
outcome-not-done = ونه شو
step-see-again = بیا لیدل
step-shelter = سرپناه
step-health-care = درملنه
step-psychologist = ارواپوه
step-legal = حقوقپوه
step-child-protection = د ماشوم ساتنه
step-school = ښوونځی
step-family = کورنۍ
refer = ورپېژندل
help-refer = بې شبکې هم. له دلیل سره رد ثبوت دی: ویې لیکئ.
refer-need = د کومې اړتیا لپاره؟
consent = کس راضي دی؟
why-refused = ولې؟
no-service = د دې لپاره خدمت نه پېژنو. کمښت شمېرل شوی.
referral-draft = باید وشي
referral-sent = ولېږل شو
referral-acknowledged = ترلاسه شو
referral-accepted = ومنل شو
referral-refused = رد شو
referral-served = ترسره شو
referral-closed = بند
referral-revoked = بېرته واخیستل شو
reason-full = ډک
reason-closed = بند
reason-age = عمر
reason-minority-contested = تر 18 کموالی ونه منل شو
reason-language = ژبه
reason-distance = ډېر لرې
reason-no-answer = ځواب نه ورکوي
reason-criteria = شرطونه
reason-child-says-no = ماشوم نه وایي
minors-alone = یوازې ماشومان
minors-with-adult = له لوی سره
minors-no = ماشومان نه
directory = ګټورې پتې
help-directory = نارنجي: یوه اوونۍ نه دی کتل شوی. مخکې له لېږلو زنګ ووهئ.
filters = چاڼونه
open-now = خلاص
closed-now = بند
closed-tonight = نن شپه بند
hours-unknown = ساعتونه نامعلوم
stale = باید وکتل شي
last-checked = کتل شوی په
capacity-tonight = د نن شپې ځایونه
checked-today = نن وکتل شو
close-tonight = نن شپه بند کړئ
reopen = بیا پرانیزئ
takes-minors = مني
hours-osm = ساعتونه (Mo-Fr 09:00-17:00; PH off)
service-phone = د خدمت تلیفون
minutes-from = دقیقې له
new-service = نوی خدمت
back-to-list = لړلیک ته شاته
context = حالات
help-context = نه عکس، نه د مامور شمېره. یوه پېښه، یوه سیمه، نیم ساعت.
context-hint = ساعت پخپله لیکل کېږي، په نیم ساعت.
context-eviction = په زوره ایستل
context-cold = سخته یخني
context-closure = بندېدل
context-raid = د پولیسو پلټنه
context-crossing = له سمندره تېرېدل
context-other = بل
context-week = دا اووه ورځې
taken = اخیستل شوي شیان
taken-phones = تلیفونونه
taken-tents = خېمې
taken-documents = اسناد
taken-clothes = جامې
taken-food = خواړه
minors-seen = لیدل شوي ماشومان
count-them = شمېرل
preflight = مخکې له تلو
help-preflight = پنځه څراغونه. سور وایي څه وکړئ؛ تلای شئ، خو په پوهه.
light-battery = بېټرۍ
light-key = د نن شپې کیلي
light-lease = د دفتر معلومات
light-directory = کتل شوې پتې
light-unsent = د لېږلو هېڅ نشته
light-good = چمتو
light-unknown = دا وسیله یې نه وایي
light-battery-bad = تر 80 % کم: برېښنا ته یې ونښلوئ.
light-key-bad = په دفتر کې همغږي کړئ؛ که نه، یوازې لیکل.
light-lease-bad = تر یوې ورځې زیات: همغږي کړئ.
light-directory-bad = له دفتره وپوښتئ چې نن شپه څه خلاص دي.
light-unsent-bad = مخکې له تلو همغږي کړئ.
follow-ups-due = د نن شپې تعقیبونه
cards = کارتونه
help-cards = ماشوم تلیفون نیولای شي: ستاسو له رقمونو پرته کتابچې ته نه شي تلای.
cards-hint = هغه متن چې چا نه دی کتلی پټ پاتې کېږي: انځورونه خبرې کوي.
cards-back = تلیفون بېرته ورکول
pin-choose = له کارتونو کتابچې ته د بېرته راتلو لپاره له څلورو تر اتو رقمونو وټاکئ.
pin = رقمونه
pin-leave = ستاسو رقمونه
understood = پوه شو؟
understood-yes = هو
understood-partly = څه ناڅه
understood-no = نه
card-numbers = شمېرې
card-rights = ستا حقونه
card-shelter = خوندي ویده کېدل
card-self-protection = ځان ساتل
card-cold = ساړه
card-crossing = سمندر
card-health = روغتیا
card-asylum = پناه
card-family = کورنۍ
card-charging = چارج
card-food = خواړه
card-noted = څه لیکو
review-cards = کارتونه بیا کتل
help-review = له هغه چا سره یې ولولئ چې خپله ژبه یې ده. څه چې نه وي کتل شوي هېڅ ماشوم ته نه رسېږي.
released-by = کتلی: { $role }
draft = مسوده: ماشومان یوازې انځورونه ویني.
release = وکتل شو، ماشومانو ته یې ښکاره کړئ
take-back = بېرته اخیستل
error-too-late = له مخکې لیکل شوی. هېڅ ورک نه دي: سم یې کړئ، دواړه به وساتل شي.
error-wrong-pin = رقمونه سم نه دي. هېڅ بدل نه شول.
refusal-bad-hours = دا ساعتونه نه لوستل کېږي. هېڅ بدل نه شول. بېلګه: Mo-Fr 09:00-17:00; PH off
in-days =
    { $count ->
    [1] سبا
   *[other] { $count } ورځې وروسته
}
minutes-away =
    { $count ->
    [one] { $count } دقیقه
   *[other] { $count } دقیقې
}
places =
    { $count ->
    [0] ډک
    [one] { $count } ځای
   *[other] { $count } ځایونه
}
open-until = تر { $hour } خلاص
opens-at = بند، په { $hour } خلاصېږي
remove-device = دا وسیله لرې کول
remove-sure = نور به هېڅ نه ترلاسه کوي. څه یې چې نه دي لېږلي پرې پاتې کېږي. لرې شي؟
enrol-scan = یا دا کوډ یې کمرې ته وښیئ:

handed-over = { $count ->
    [0] دفتر ټول ترلاسه کړل. په دې تلیفون پاتې: 0 لیدنې.
    [1] دفتر هغه ترلاسه کړل چې پای ته رسېدلي وو. په دې تلیفون پاتې: 1 لیدنه.
   *[other] دفتر هغه ترلاسه کړل چې پای ته رسېدلي وو. په دې تلیفون پاتې: { $count } لیدنې.
}
held-here = { $count ->
    [one] لیدنه په دې تلیفون
   *[other] لیدنې په دې تلیفون
}
handed-over-at = دفتر ته وروستی سپارل په { $hour }: څه یې چې ترلاسه کړل دلته له منځه ولاړل.
waits-for-antenna = ټول ولېږل شول. کله چې دفتر ټول ترلاسه کړي او ګشت بند شي، تلیفون به تش شي.
clock-back = د دې وسیلې ساعت شاته تللی. هېڅ ورک نه دي. ساعت وګورئ، یا له دفتره وپوښتئ.
late = { $count ->
    [1] دې لرې شوې وسیلې 1 شی وسپاره چې له لرې کېدو وروسته لیکل شوی. په هېڅ دوسیه کې نه دی.
   *[other] دې لرې شوې وسیلې { $count } شیان وسپارل چې له لرې کېدو وروسته لیکل شوي. په هېڅ دوسیه کې نه دي.
}
take-late = کتابچې ته یې اخیستل
antenna-evening = دفتر، نن شپه
refusal-published = دا موده له مخکې، ټوله یا یوه برخه، خپره شوې. هېڅ بدل نه شول.
refusal-not-in-conflict = دا ځوابونه نور سره ټکر نه لري. هېڅ ونه لیکل شول؛ بیا ولولئ.
kind-decision = پرېکړه
kind-debrief = د ورځې د پای غونډه
kind-ledger = خپرونې
kind-publication = خپرونه
refusal-may-identify = دا متن ښایي ووایي څوک څوک دی. هېڅ ونه لیکل شول: په نښه شوي لرې کړئ.
lost = تلیفون ورک یا اخیستل شوی
help-lost = پر ورک تلیفون یوه لمسه: څه چې لري سپارلای یې شي، نور هېڅ نه اخلي او نه ښیي، د سهار تر 3 یا تر هغو چې مسئول پرېکړه وکړي.
lost-means = کوم تلیفون؟ ستاسو د تلیفون نوم له خبر سره لیکل کېږي.
reported-sent = بېل کړای شو، رله یې مني
reported-kept = وساتل شو: له بلې شبکې سره ځي
lost-none = په دې وسیله د خبر ورکولو لپاره تلیفون نشته: لومړی همغږي پکار ده.
error-limited = دا تلیفون ورک یا اخیستل شوی خبر شوی. څه چې لري سپاري، هېڅ نه اخلي او نه ښیي، تر هغو چې مسئول پرېکړه وکړي.
lift = بندیز لرې کول
aboard = څوک ورسره دي
code-qr = دا کوډ، د سکن لپاره
error-needs-paper = دوه مسئولان پکار دي، یا د ټیم د ژغورنې کاغذ. هېڅ بدل نه شول.
error-wrong-paper = دا سم کاغذ نه دی، یا کلمه ناسمه لیکل شوې. هېڅ بدل نه شول: بیا ولولئ.
error-vault-closed = صندوق بند دی. هېڅ ونه لیکل شول: خلاص یې کړئ.
refusal-page-too-long = له 4000 تورو زیات. هېڅ ونه لیکل شول: لنډ یې کړئ.
kind-session = ناسته
kind-template = نمونه
kind-tick = ټیم ته خبر
kind-concern = دننني خبر
first-recover = ټیم بېرته موندل
first-recover-means = دفتر له لاسه وتلی: د ژغورنې له کاغذ سره
vault = زما ناستې
concerns = د چلند خبر ورکول
change-role = دنده بدلول
recovery-go = د ژغورنې کاغذ
asleep-waits = { $count ->
    [1] یوه مهر شوې بسته شبکې ته په تمه ده
   *[other] { $count } مهر شوې بستې شبکې ته په تمه دي
  }. پرته له خلاصولو ځي.
asleep-sent = څه چې مهر شوي وو ولاړل.
kind-access = د لاسرسي کتابچه
near = بې انټرنټه: د دفتر شبکه
near-means = په دفتر کې، د هغه په وای‌فای: د کمپیوټر کوډ سکین کړئ. ټول ورکول کېږي؛ تلیفون وروسته تشېږي، کله چې دوهمه کاپي وي.
near-text = د کوډ متن
near-go = دفتر ته ورکول
near-done = دفتر ته ورکړل شول.
carry-out = بې شبکې: په مهر شوي فایل کې وړل
carried = دفتر ته د ورکولو لپاره:
language-unread = دا کلمې لا هغه چا نه دي لوستلې چې خپله ژبه یې ده. څه چې ناسم وي مسئول ته ووایئ.
listen = اورېدل
stop-listening = درول
recording = غږ
recording-hint = یو OGG، MP3، M4A یا WAV فایل تر 400 کیلوبایټ کم. سرلیک او جوړوونکی یې لرې کېږي.
recording-import = غږ راوړل
recording-heard = واورېدل شو، ماشومان دې یې واوري
recording-by = اورېدلی: { $role }
recording-draft = مسوده: هېڅ ماشوم یې نه اوري.
error-bad-sound = دا فایل د لوستلو وړ غږ نه دی، یا تر 400 کیلوبایټ زیات دی. هېڅ بدل نه شول.
kind-recording = د کارت غږ
kind-protocol = د ټیم پاڼه
protocols = د ټیم پاڼې
help-protocols = څه چې ټیم پرې سلا شوی، بې شبکې. شمېره او نېټه وایي کومه یې باوري ده.
no-protocols = لا پاڼه نشته: دفتر یې لیکي.
protocol-version = نسخه { $version }، { $day }
bell = په { $hour } له بلې وسیلې یو شی راغلی، ښایي خبرداری وي. د لیدو لپاره خلاص کړئ.
refusal-family-full = هره کورنۍ تر شپږو نښو زیاتې نه لري. هېڅ بدل نه شول: لومړی یوه پټه کړئ.
kind-sound = د غږ فایل
lease-ends = دا تلیفون په { $hour } تشېږي.
extend = 4 ساعته نور
extended = وغځول شو: دا تلیفون په { $hour } تشېږي.
legal = د ساتنې ګامونه
kind-legal-step = د ساتنې ګام
second-lead = له بل مسئول سره لاسلیک
kind-accompaniment = ملګرتیا
error-bad-table = دا فایل د لوستلو وړ جدول نه دی (CSV UTF-8، XLSX، ODS). هېڅ ترې وانه خیستل شول.
kind-past = پخوانۍ میاشت
six-digits = شپږ شمېرې
digits-again = شپږ شمېرې یو ځل بیا
with-words = په شپږو کلمو پرانیزئ
sleep-deep = خوب: یوازې شپږ کلمې به پرانیزي
digits-mean = کله چې دا تلیفون پخپله بند شي، دا یې پرانیزي. خوب یې پاکوي، لس ناسمې هڅې هم: بیا یوازې ستاسو شپږ کلمې پرانیزي.
digits-choose = شپږ شمېرې وټاکئ
digits-change = شپږ شمېرې بدلې کړئ
digits-off = شپږ شمېرې لرې کړئ
digits-are-set = ستاسو شپږ شمېرې چمتو دي.
help-unlock-digits = ستاسو شپږ شمېرې یا شپږ کلمې دا تلیفون پرانیزي. تر څو چې بند وي هېڅ نه ورکېږي.
error-weak-pin = شپږ شمېرې، نه ټولې یو شان او نه پرله‌پسې. هېڅ بدل نه شول.
error-pin-gone = شپږ شمېرې نور نه پرانیزي. هېڅ ورک نه دي: ستاسو شپږ کلمې پرانیزي، یا دفتر.
error-no-chip = د دې تلیفون چیپ ځواب نه ورکوي. هېڅ ورک نه دي: ستاسو شپږ کلمې پرانیزي.
error-night-shut = د دې تلیفون چیپ ځواب نه ورکوي، او شپه یې تر کیلي لاندې ده. هېڅ ورک نه دي: تلیفون بند او بیا چالان کړئ. د سهار له 3 بجو وروسته بې له هغې پرانیستل کیږي.
error-wrong-wake = دا د دې تلیفون کیلي نه ده، یا مخکې کارول شوې ده. هېڅ بدل نه شول: له دفتره بله وغواړئ.
digits-typed = له شپږو { $count } شمېرې
tries-left = نورې { $count } هڅې، بیا یوازې شپږ کلمې پرانیزي
kind-handed = تلیفونونو ته سپارل شوي کوډونه
