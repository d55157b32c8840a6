## The frame
close = بستن
back = بازگشت
help = کمک
done = تمام
add = افزودن
start = شروع
sleep = خواب: قفل کردن
settings = تنظیمات
language = زبان صفحه
text-size = اندازهٔ متن
size-normal = عادی
size-large = بزرگ
size-largest = بسیار بزرگ
theme = رنگ
theme-dark = شب
theme-light = روز
about = دربارهٔ برنامه
about-what = دفتر بی‌نام گشت، پیش از همه بدون شبکه. هر لمس همان لحظه نگه داشته می‌شود.
about-identity = نام، شمارهٔ تلفن، عکس یا جای دقیق هیچ شخصی اینجا نوشته نمی‌شود.
about-free = نرم‌افزار آزاد، مجوز MIT یا Apache 2.0.
practice-banner = تمرین: هیچ چیز واقعی نیست، هیچ چیز از اینجا نمی‌رود.

messages = پیام‌ها

## First run
first-welcome = با این دستگاه چه می‌خواهید بکنید؟
first-create = ساختن یک تیم
first-create-means = برای مسئول، روی کامپیوتر دفتر
first-join = پیوستن به یک تیم
first-join-means = با متنی که مسئول به شما می‌دهد
first-practice = تمرین
first-practice-means = یک تیم خیالی، فقط روی همین دستگاه
passphrase = عبارت عبور
wake = دفتر می‌تواند این تلفن را بیدار کند
wake-means = شش کلمه فراموش شده: دفتر کلیدی را نشان می‌دهد یا می‌گوید که یک بار کار می‌کند.
wake-text = متن کد، یا 24 کلمه
wake-go = بیدار کردن
wake-shown = با تلفن خوابیده اسکن شود، یا تلفنی به کسی گفته شود که صدایش را می‌شناسید. این کلید یک بار کار می‌کند.
passphrase-new = عبارت عبور تازه
passphrase-old = عبارت عبور پیشین
passphrase-renew = تغییر عبارت عبور
passphrase-renewed = عوض شد. قبلی دیگر چیزی را باز نمی‌کند.
passphrase-write = این شش کلمه را روی کاغذی بنویسید که نگه می‌دارید. بدون آن‌ها هیچ‌کس نمی‌تواند این دستگاه را باز کند.
passphrase-paper = این شش کلمه را روی کاغذی بنویسید که نگه می‌دارید.
passphrase-again = شش کلمه را دوباره بنویسید
relay-address = نشانی رله (خالی: بعداً)
relay-invite = دعوت‌نامهٔ رله، اگر می‌خواهد
antenna-label = دفتر
join-text = متن دعوت
joining = در انتظار
joining-words = این شش کلمه باید روی صفحهٔ مسئول هم همین باشند.
joining-answer = این متن را به مسئول بدهید:
joining-waits = مسئول هنوز باید این دستگاه را بپذیرد.
joining-check = انجام شد، ادامه
practice-service = پناهگاه شب (نمونه)
locked = قفل است
unlock = باز کردن
opening = در حال باز شدن…

## Tonight
tonight = امشب
a-group = یک گروه
a-person = یک شخص
raise-alert = هشدار دادن
alert = هشدار
logged-tonight = دیدارهای امشب
contact = دیدار
contact-empty = باید کامل شود
half-written = ناتمام
unsent = فرستاده نشده
all-sent = همه چیز فرستاده شد
no-key-tonight = این دستگاه کلید امشب را ندارد: آنچه می‌نویسید فقط به دفتر می‌رود.
no-outing = هیچ گشتی باز نیست.
open-outing = باز کردن گشت
close-outing = بستن گشت
zone = منطقه
zones = منطقه‌ها
no-zones = تیم هنوز منطقه ندارد. یکی بیفزایید: یک نام، هرگز مختصات.
new-zone = منطقهٔ تازه
channel = نوع گشت
leave = رفتن

## A contact
part-who = چه کسی
part-language = زبان
part-needs = نیازها
part-signs = نشانه‌ها
part-more = بیشتر
band = سنی که می‌گوید
gender = جنس
how-many = چند نفر
more-languages = زبان‌های دیگر
fewer = کمتر
signs-hint = آنچه می‌بینید یا می‌شنوید. نشانه چیزی را ثابت نمی‌کند؛ نه یادداشت، نه امتیاز.
seen-before = پیشتر دیده شده؟
seen-yes = بله
seen-no = نه
seen-unknown = معلوم نیست
support = حمایت فردی پیشنهاد شد

## Alert
alert-which = کدام درجه؟ هشدار با همان لمس نگه داشته می‌شود.
level-red-means = خطر فوری: همین حالا 15 یا 112
level-orange-means = مسئول، امشب
level-yellow-means = برای گفت‌وگو در جلسهٔ پایان روز
alert-received-by-nobody = هیچ‌کس دریافت نکرده
alert-seen = دیده شد
alert-seen-by = { $role } ساعت { $hour } دید
alert-call = زنگ بزنید: برنامه جای صدا را نمی‌گیرد.
numbers-note = 112 بدون سیم‌کارت هم کار می‌کند.
number-15 = عاجل صحی
number-112 = هر خطر عاجل
number-119 = کودک در خطر
number-115 = جای خواب
called-by-voice = با صدا زنگ زدم
called = با صدا زنگ زده شد
i-have-seen = دیدم
alert-handled = تصمیم: رسیدگی شد
alert-decided = دربارهٔ این هشدار تصمیم گرفته شده.

## Unsent and sync
unsent-title = آنچه فرستاده نشده
unsent-safe = روی این دستگاه رمزشده نگه داشته می‌شود. هیچ چیز منقضی نمی‌شود.
sealed = مهر شده، منتظر رله
on-this-device = روی این دستگاه
sync = هماهنگ‌سازی
sync-now = حالا هماهنگ کن
sync-going = در حال وصل شدن به رله…
sync-progress = { $sent } فرستاده، { $received } دریافت شد
sync-good = به‌روز است: دیگران آنچه این دستگاه داشت دارند.
accept-relay = پذیرفتن رلهٔ تازه
sync-kept = شبکه یا رله نیست. چیزی گم نشده؛ بعداً دوباره.
sync-last = آخرین بار ساعت { $hour }
sync-never = هنوز هماهنگ نشده.

## Team
team = تیم و دستگاه‌ها
this-device = همین دستگاه
device-limited = محدود
device-removed = برداشته شده
enrol = پذیرفتن یک دستگاه
enrol-begin = آماده کردن دعوت
enrol-give = این متن را به دستگاه تازه بدهید (10 دقیقه):
enrol-answer = متنی که دستگاه تازه نشان می‌دهد
enrol-read = خواندن پاسخ
enrol-compare = این شش کلمه را بلند بخوانید. اگر روی صفحهٔ دیگر همین نیستند، همه چیز را متوقف کنید.
enrol-admit = کلمه‌ها یکی است: بپذیر
role = نقش
device-label = نام دستگاه (نه نام یک شخص)

## Help
help-first = تیم یک بار در دفتر ساخته می‌شود. تلفن‌ها با یک متن و شش کلمه که بلند خوانده می‌شود می‌پیوندند.
help-unlock = شش کلمهٔ شما این دستگاه را باز می‌کند. تا قفل است چیزی گم نمی‌شود.
help-tonight = اول سلام کنید؛ بعد بنویسید. «یک گروه» چند نفر را با سه لمس می‌شمارد. ماه همه چیز را قفل می‌کند.
help-outing = انتخاب کنید کجا می‌روید. نام منطقه، هرگز جای دقیق.
help-contact = هر لمس از پیش نگه داشته شده. هر لحظه می‌توانید بایستید و به اینجا برگردید.
help-alert = سرخ: اول زنگ بزنید. هشدار «هیچ‌کس دریافت نکرده» می‌ماند تا یک مسئول آن را ببیند.
help-unsent = آنچه رله هنوز تأیید نکرده. تا آن وقت اینجا می‌ماند.
help-sync = از راه رله می‌فرستد و می‌گیرد؛ رله هیچ چیز را نمی‌تواند بخواند. هر لحظه می‌شود قطع کرد.
help-settings = زبان همان لحظه عوض می‌شود؛ چیزی از نوشته‌ها گم نمی‌شود.
help-team = فقط مسئول، رو در رو، دستگاهی را می‌پذیرد.
help-about = وقتی کمک می‌خواهید، شمارهٔ نسخه کمک می‌کند.

## Errors: what happened, what was lost, what to do
error-locked = دستگاه قفل است. چیزی گم نشده: آن را باز کنید.
error-wrong-passphrase = این عبارت درست نیست. چیزی گم نشده: شش کلمه را دوباره بخوانید.
error-passphrase-too-short = کوتاه است. چیزی ساخته نشد: شش کلمه بگیرید.
error-no-device = هیچ دستگاهی اینجا آماده نشده.
error-device-exists = یک دستگاه از پیش اینجا هست. چیزی عوض نشد.
error-damaged = فایل خراب است و دست‌نخورده ماند. آنچه فرستاده شده امن است: به دفتر زنگ بزنید.
error-not-encrypted = این فایل رمز نشده؛ به آن دست زده نشد. به دفتر زنگ بزنید.
error-newer-version = با نسخهٔ تازه‌تری نوشته شده. چیزی گم نشده: برنامه را به‌روز کنید.
error-disk-full = حافظه پر است: آخرین لمس نگه داشته نشد، بقیه همه هست. جا باز کنید و دوباره لمس کنید.
error-busy = برنامه جای دیگری باز است. آن را ببندید.
error-disk = حافظه جواب نمی‌دهد: شاید آخرین لمس نگه داشته نشده. دوباره لمس کنید.
error-refused = رد شد؛ چیزی نوشته نشد.
error-no-team = این دستگاه در هیچ تیمی نیست یا رله ندارد. چیزی گم نشده.
error-not-allowed = این دستگاه اجازهٔ این کار را ندارد. چیزی نوشته نشد: از دفتر بپرسید.
error-network = شبکه‌ای تا رله نیست. چیزی گم نشده: بعداً دوباره.
error-relay = رله رد کرد. چیزی گم نشده: دوباره کوشش کنید، بعد به دفتر زنگ بزنید.
error-relay-full = رله پر است. چیزی گم نشده: به دفتر زنگ بزنید.
error-roster-fork = رله تاریخ دیگری از تیم نشان می‌دهد. ادامه ندهید: به دفتر زنگ بزنید. چیزی گم نشده.
error-relay-changed = رلهٔ دیگری در این نشانی پاسخ می‌دهد. چیزی فرستاده نشد، همه اینجا هست. به مسئول بگویید.
error-split = دو دستگاه تاریخ یکسانی ندیده‌اند. چیزی گم نشده؛ پیش از ادامه به مسئول بگویید.
error-removed = تیم این دستگاه را برداشته است. آنچه دارد هنوز می‌تواند تحویل داده شود.
error-bad-invite = این متن درست نیست، یا از ده دقیقه گذشته. با متن تازه دوباره شروع کنید.
error-not-yet = دستگاه دیگر هنوز کلیدهایش را نفرستاده. کمی صبر کنید.
error-wrong-words = کلیدهایی که رسید از دستگاه پیش روی شما نیست. بایستید و از نو شروع کنید.
error-practice = تمرین هرگز هماهنگ نمی‌شود.
error-internal = چیزی درست کار نکرد. آنچه نگه داشته شده هست: دوباره کوشش کنید، بعد به دفتر زنگ بزنید.
refusal-unknown = این روی این دستگاه نیست. چیزی نوشته نشد.
refusal-not-in-list = این در فهرست تیم نیست. چیزی نوشته نشد.
refusal-head-count = عددی از 0 تا 500. چیزی نوشته نشد.
refusal-too-long = بیش از 280 حرف. چیزی نوشته نشد: کوتاه کنید.
refusal-missing = چیزی کم است. چیزی نوشته نشد.
refusal-not-a-code = کد هفت رقم دارد. چیزی نوشته نشد.
refusal-code-in-use = این کد از پیش پیگیری می‌شود. چیزی نوشته نشد.
refusal-outing-closed = گشت بسته است. یکی دیگر باز کنید؛ آنچه نوشته شده می‌ماند.
refusal-not-allowed = این نقش اجازهٔ این کار را ندارد. چیزی نوشته نشد.
refusal-bad-date = این تاریخ وجود ندارد. چیزی نوشته نشد.
refusal-no-consent = شخص بله نگفته است. چیزی داده نمی‌شود.

## Lists
band-under-13 = زیر 13
band-13-14 = 13–14
band-15-17 = 15–17
band-says-minor = می‌گوید زیر 18
band-adult = بزرگسال
band-not-asked = پرسیده نشده
gender-f = دختر، زن
gender-m = پسر، مرد
gender-other = دیگر
gender-not-asked = پرسیده نشده
channel-living-place = محل زندگی
channel-coastal = ساحل
channel-web = اینترنت
channel-day-centre = مرکز روزانه
channel-shelter = پناهگاه
channel-office = دفتر کار
channel-phone = تلفن
level-red = سرخ
level-orange = نارنجی
level-yellow = زرد
answer-accepted = پذیرفت
answer-refused = نپذیرفت
answer-later = بعداً
role-mediator = میانجی
role-psychologist = روان‌شناس
role-social-worker = مددکار اجتماعی
role-supervisor = سرپرست اجتماعی
role-legal-officer = حقوق‌دان
role-lead = مسئول
role-coordinator = هماهنگ‌کننده
kind-outing = گشت
kind-contact = دیدار
kind-alert = هشدار
kind-follow-up = پیگیری
kind-extract = پیگیری امشب
kind-referral = معرفی
kind-service = خدمت
kind-context = اوضاع
kind-activity = فعالیت
kind-settings = تنظیمات تیم
kind-link = پیوند
need-shelter-tonight = سرپناه امشب
need-shelter-tent = خیمه
need-health-care = درمان
need-health-mental = حمایت روانی
need-food-meal = غذا
need-food-water = آب
need-supplies-clothes = لباس
need-supplies-blanket = کمپل، پتو
need-supplies-hygiene-kit = بستهٔ بهداشت
need-hygiene-shower = حمام
need-phone-charging = شارژ
need-phone-credit = کردیت
need-legal-information = حقوق
need-legal-asylum = پناهندگی
need-protection-danger = حفاظت
need-family-contact = خانواده
need-school-learning = درس
need-transport-ride = رفت‌وآمد
family-exploitation = بهره‌کشی
family-violence = خشونت
family-health = صحت
family-control = کنترل، تنهایی
family-distress = رنج
sign-exploitation-works-for-passage = کار می‌کند تا راه را بپردازد
sign-exploitation-sexual = بهره‌کشی جنسی
sign-exploitation-forced-theft = مجبور به دزدی
sign-exploitation-steers-boat = قایق را می‌راند، به زور
sign-exploitation-recruits = وادار به جلب دیگران
sign-violence-marks = جای ضربه
sign-violence-threatened = تهدید شده
sign-violence-by-police = خشونت پولیس
sign-violence-sexual = خشونت جنسی
sign-violence-between-young = خشونت میان جوانان
sign-health-hypothermia = سرد، می‌لرزد
sign-health-wound = زخم
sign-health-exhausted = بی‌رمق
sign-health-intoxicated = مواد یا الکل
sign-health-pregnant = باردار
sign-health-other-urgent = عاجل دیگر
sign-control-debt = بدهی
sign-control-by-adult = یک بزرگسال تصمیم می‌گیرد
sign-control-phone-held = تلفنش را گرفته‌اند
sign-control-not-alone-ever = هرگز تنها نیست
sign-control-papers-held = مدارکش را گرفته‌اند
sign-distress-speaks-of-dying = از مردن می‌گوید
sign-distress-self-harm = به خود آسیب می‌زند
sign-distress-withdrawn = در خود فرورفته
sign-distress-terrified = وحشت‌زده
sign-distress-not-sleeping = نمی‌خوابد

## Counted
unsent-count =
    { $count ->
    [one] { $count } مورد فرستاده نشده
   *[other] { $count } مورد فرستاده نشده
}
unsent-records =
    { $count ->
    [one] مورد برای فرستادن
   *[other] مورد برای فرستادن
}
people =
    { $count ->
    [one] نفر
   *[other] نفر
}
minors =
    { $count ->
    [one] می‌گوید زیر 18
   *[other] می‌گویند زیر 18
}

## The street
undo = برگرداندن
cancel = لغو
keep = نگه داشتن
kept = نگه داشته شد.
yes = بله
no = نه
erase = پاک کردن
camera = دوربین
scan = خواندن با دوربین
no-camera = اینجا دوربین نیست: تایپ کنید.
how-known = از کجا می‌دانیم
source-asked = پرسیده شد
source-seen = دیده شد
source-said = گفته شد
source-partner = همکار
source-not-asked = پرسیده نشده
sound = صدا و لرزش
sound-on = بله
sound-off = بی‌صدا
listening = آماده‌باش روی این دستگاه
listening-hint = تا برنامه باز است به هشدارها گوش می‌دهد.
join-known = پیوستن به گشت باز
join-outing = پیوستن با QR
join-wrong = این کد یک گشت نیست.
platform = نوع پلتفرم
platform-hint = هرگز نام کاربری، لینک یا عکس صفحه.
platform-messaging = پیام‌رسان
platform-video = ویدیو
platform-pictures = عکس
platform-forum = انجمن، گروه
platform-other = دیگر
share-outing = QR گشت
share-hint = تلفن‌های دیگر آن را می‌خوانند: همان گشت. هیچ کلیدی در آن نیست.
help-share = هر تلفن می‌تواند گشت خود را هم باز کند: دفتر آن‌ها را یکی می‌کند.
door-code = پیگیری
door-cards = کارت‌ها
door-services = نشانی‌ها
door-context = اوضاع
door-share = QR
handover-waits = کسی حمایت شما را پذیرفته است.
summary = پیش از بستن
alerts-unseen = هشدارهایی که هیچ‌کس دریافت نکرده
number-196 = نجات دریایی
counts = شمارش
coastal-out-of-water = از آب بیرون آمده
coastal-wet = خیس
coastal-cold = سردشان است
coastal-injured = زخمی
coastal-children-alone = کودکان تنها
cold-step-1 = لباس خیس را درآورید، خشک کنید، سر و شکم را بپوشانید.
cold-step-2 = دراز، آهسته حرکت دهید، از زمین جدا کنید.
cold-step-3 = دیگر نمی‌لرزد، بد حرف می‌زند، خوابش می‌برد: فوراً 15.
support-answer = پاسخ
taken-over = بر عهده گرفت: { $role }
take-over = من بر عهده می‌گیرم
handover-open = برای سپردن به: { $role }
interpreter = ترجمانی
interpreter-myself = خودم
interpreter-team = تیم
interpreter-peer = یک همراه
interpreter-phone = با تلفن
interpreter-nobody = هیچ‌کس: زبان کم است
information = معلومات داده شد
information-rights = حقوق
information-shelter = سرپناه
information-health = صحت
information-asylum = پناهندگی
information-danger = خطرها
information-association = ما کیستیم
alert-taken = کسی رسیدگی می‌کند
alert-taken-by = { $role } از ساعت { $hour } رسیدگی می‌کند
alert-overdue = هنوز هیچ‌کس دریافت نکرده: به نفر بعد زنگ بزنید
i-take-it = من رسیدگی می‌کنم
what-to-say = چه بگوییم
say-1 = کجا: منطقه، یک نشانهٔ دیدنی
say-2 = چه کسی: سنی که می‌گوید، چند نفر، تنها یا نه
say-3 = چه: آنچه می‌بینید، نفس می‌کشد؟ پاسخ می‌دهد؟
say-4 = روی خط بمانید، کنار شخص بمانید
follow-up = کد پیگیری
help-code = کد از شخص چیزی نمی‌گوید. فقط اگر خودش بخواهد او را پیدا می‌کند.
type-code = هفت رقم را تایپ کنید
code-wrong = یک رقم اشتباه است: کارت را دوباره بخوانید.
code-elsewhere = در فهرست امشب نیست؛ برای دفتر نگه داشته شد.
code-keep = برای دفتر نگه دار
code-new = باز کردن پیگیری
code-give = شخص موافق است: کد بده
code-consent = پیگیری فقط با رضایت شخص باز می‌شود.
code-copy = روی یک کارت ساده بنویسید: رقم‌ها و تصویرها، نه چیز دیگر.
no-codes = دیگر کدی روی این دستگاه نیست: دفتر هنگام هماهنگی می‌دهد.
wish = خواست او
next-step = قدم بعدی
who-does-it = چه کسی انجام می‌دهد
by-when = تا کی
next-date = و بعد؟
no-date = تاریخ دیگری نه
outcome-done = انجام شد
outcome-not-done = انجام نشد
step-see-again = دیدار دوباره
step-shelter = سرپناه
step-health-care = درمان
step-psychologist = روان‌شناس
step-legal = حقوق‌دان
step-child-protection = حفاظت کودک
step-school = مکتب، مدرسه
step-family = خانواده
refer = معرفی کردن
help-refer = بدون شبکه هم. یک رد با دلیلش مدرک است: بنویسید.
refer-need = برای کدام نیاز؟
consent = آیا شخص موافق است؟
why-refused = چرا؟
no-service = خدمتی برای این شناخته نیست. کمبود شمرده شد.
referral-draft = باید انجام شود
referral-sent = فرستاده شد
referral-acknowledged = دریافت شد
referral-accepted = پذیرفته شد
referral-refused = رد شد
referral-served = انجام شد
referral-closed = بسته
referral-revoked = پس گرفته شد
reason-full = پر است
reason-closed = بسته است
reason-age = سن
reason-minority-contested = زیر 18 بودن را نپذیرفتند
reason-language = زبان
reason-distance = بسیار دور
reason-no-answer = پاسخ نمی‌دهند
reason-criteria = شرایط
reason-child-says-no = کودک نه می‌گوید
minors-alone = زیر 18 تنها
minors-with-adult = همراه بزرگسال
minors-no = زیر 18 نه
directory = نشانی‌های مفید
help-directory = نارنجی: یک هفته بررسی نشده. پیش از فرستادن کسی زنگ بزنید.
filters = صافی‌ها
open-now = باز
closed-now = بسته
closed-tonight = امشب بسته
hours-unknown = ساعت‌ها معلوم نیست
stale = باید بررسی شود
last-checked = بررسی شده در
capacity-tonight = جا برای امشب
checked-today = امروز بررسی شد
close-tonight = امشب ببند
reopen = دوباره باز کن
takes-minors = می‌پذیرد
hours-osm = ساعت‌ها (Mo-Fr 09:00-17:00; PH off)
service-phone = تلفن خدمت
minutes-from = دقیقه از
new-service = خدمت تازه
back-to-list = بازگشت به فهرست
context = اوضاع
help-context = نه عکس، نه شمارهٔ مأمور. یک رویداد، یک منطقه، یک نیم‌ساعت.
context-hint = ساعت خودش نوشته می‌شود، با نیم‌ساعت.
context-eviction = تخلیهٔ اجباری
context-cold = سرمای سخت
context-closure = بسته شدن
context-raid = بازرسی پولیس
context-crossing = گذر از دریا
context-other = دیگر
context-week = این هفت روز
taken = چیزهای گرفته‌شده
taken-phones = تلفن‌ها
taken-tents = خیمه‌ها
taken-documents = مدارک
taken-clothes = لباس
taken-food = غذا
minors-seen = زیر 18 که دیده شد
count-them = شمردن
preflight = پیش از رفتن
help-preflight = پنج چراغ. چراغ سرخ می‌گوید چه کنید؛ می‌شود رفت، ولی آگاهانه.
light-battery = باتری
light-key = کلید امشب
light-lease = داده‌های دفتر
light-directory = نشانی‌های بررسی‌شده
light-unsent = چیزی برای فرستادن نیست
light-good = آماده
light-unknown = این دستگاه نمی‌گوید
light-battery-bad = کمتر از 80 %: به برق بزنید.
light-key-bad = در دفتر هماهنگ کنید؛ وگرنه فقط بنویسید.
light-lease-bad = بیش از یک روز: هماهنگ کنید.
light-directory-bad = از دفتر بپرسید امشب چه باز است.
light-unsent-bad = پیش از رفتن هماهنگ کنید.
follow-ups-due = پیگیری‌های امشب
cards = کارت‌ها
help-cards = کودک می‌تواند تلفن را بگیرد: بدون رقم‌های شما به دفتر برنمی‌گردد.
cards-hint = متنی که کسی نخوانده پنهان می‌ماند: تصویرها حرف می‌زنند.
cards-back = پس دادن تلفن
pin-choose = چهار تا هشت رقم برای بازگشت از کارت‌ها به دفتر انتخاب کنید.
pin = رقم‌ها
pin-leave = رقم‌های شما
understood = فهمید؟
understood-yes = بله
understood-partly = تا حدی
understood-no = نه
card-numbers = شماره‌ها
card-rights = حقوق تو
card-shelter = جای خواب امن
card-self-protection = از خود حفاظت کن
card-cold = سرما
card-crossing = دریا
card-health = صحت
card-asylum = پناهندگی
card-family = خانواده
card-charging = شارژ
card-food = غذا
card-noted = چه می‌نویسیم
review-cards = بازخوانی کارت‌ها
help-review = با کسی بخوانید که زبان اوست. آنچه بازخوانی نشده به هیچ کودکی نمی‌رسد.
released-by = بازخوانی: { $role }
draft = پیش‌نویس: کودکان فقط تصویرها را می‌بینند.
release = بازخوانی شد، به کودکان نشان بده
take-back = پس گرفتن
error-too-late = از پیش نوشته شده. چیزی گم نشده: اصلاح کنید، هر دو می‌ماند.
error-wrong-pin = رقم‌ها درست نیست. چیزی عوض نشد.
refusal-bad-hours = این ساعت‌ها خوانده نمی‌شود. چیزی عوض نشد. نمونه: Mo-Fr 09:00-17:00; PH off
in-days =
    { $count ->
    [1] فردا
   *[other] { $count } روز دیگر
}
minutes-away =
    { $count ->
    [one] { $count } دقیقه
   *[other] { $count } دقیقه
}
places =
    { $count ->
    [0] پر
    [one] { $count } جا
   *[other] { $count } جا
}
open-until = باز تا { $hour }
opens-at = بسته، { $hour } باز می‌شود
remove-device = برداشتن این دستگاه
remove-sure = دیگر چیزی نمی‌گیرد. آنچه نفرستاده روی آن می‌ماند. برداشته شود؟
enrol-scan = یا این کد را به دوربینش نشان دهید:

handed-over = { $count ->
    [0] دفتر همه چیز را گرفت. روی این تلفن: 0 دیدار.
    [1] دفتر آنچه تمام شده بود را گرفت. روی این تلفن: 1 دیدار.
   *[other] دفتر آنچه تمام شده بود را گرفت. روی این تلفن: { $count } دیدار.
}
held-here = { $count ->
    [one] دیدار روی این تلفن
   *[other] دیدار روی این تلفن
}
handed-over-at = آخرین تحویل به دفتر ساعت { $hour }: آنچه گرفت اینجا نابود شد.
waits-for-antenna = همه فرستاده شد. وقتی دفتر همه را بگیرد و گشت بسته شود، تلفن خالی می‌شود.
clock-back = ساعت این دستگاه به عقب رفته. چیزی گم نشده. ساعت را ببینید، یا از دفتر بپرسید.
late = { $count ->
    [1] این دستگاه برداشته‌شده 1 چیز نوشته‌شده پس از برداشتن را تحویل داد. در هیچ پرونده‌ای نیست.
   *[other] این دستگاه برداشته‌شده { $count } چیز نوشته‌شده پس از برداشتن را تحویل داد. در هیچ پرونده‌ای نیست.
}
take-late = آوردن آن‌ها به دفتر ثبت
antenna-evening = دفتر، امشب
refusal-published = این دوره از پیش، همه یا بخشی، منتشر شده. چیزی عوض نشد.
refusal-not-in-conflict = این پاسخ‌ها دیگر با هم ناسازگار نیستند. چیزی نوشته نشد؛ دوباره بخوانید.
kind-decision = تصمیم
kind-debrief = جلسهٔ پایان روز
kind-ledger = انتشارها
kind-publication = انتشار
refusal-may-identify = این متن شاید بگوید کسی کیست. چیزی نوشته نشد: آنچه نشان شده را بردارید.
lost = تلفن گم یا گرفته شد
help-lost = یک لمس روی تلفن گم‌شده: آنچه دارد تحویل می‌دهد، دیگر چیزی نمی‌گیرد و نشان نمی‌دهد، تا ساعت 3 صبح یا تا تصمیم مسئول.
lost-means = کدام تلفن؟ نام تلفن شما با گزارش نوشته می‌شود.
reported-sent = کنار گذاشته شد، رله اطاعت می‌کند
reported-kept = نگه داشته شد: با شبکهٔ بعدی می‌رود
lost-none = تلفنی برای گزارش روی این دستگاه نیست: اول باید هماهنگ شود.
error-limited = این تلفن گم یا گرفته گزارش شده. آنچه دارد تحویل می‌دهد، چیزی نمی‌گیرد و نشان نمی‌دهد، تا تصمیم مسئول.
lift = برداشتن محدودیت
aboard = چه کسی همراه است
code-qr = این کد، برای اسکن
error-needs-paper = دو مسئول لازم است، یا کاغذ نجات تیم. چیزی عوض نشد.
error-wrong-paper = این کاغذ درست نیست، یا کلمه‌ای اشتباه نوشته شده. چیزی عوض نشد: دوباره بخوانید.
error-vault-closed = صندوق بسته است. چیزی نوشته نشد: آن را باز کنید.
refusal-page-too-long = بیش از 4000 حرف. چیزی نوشته نشد: کوتاه کنید.
kind-session = نشست
kind-template = الگو
kind-tick = خبر به تیم
kind-concern = گزارش داخلی
first-recover = بازیافتن یک تیم
first-recover-means = دفتر از دست رفته: با کاغذ نجات
vault = نشست‌های من
concerns = گزارش یک رفتار
change-role = تغییر نقش
recovery-go = کاغذ نجات
asleep-waits = { $count ->
    [1] یک بستهٔ مهرشده منتظر شبکه است
   *[other] { $count } بستهٔ مهرشده منتظر شبکه‌اند
  }. بی آنکه باز کنید می‌رود.
asleep-sent = آنچه مهر شده بود رفت.
kind-access = دفتر دسترسی‌ها
near = بدون اینترنت: شبکهٔ دفتر
near-means = در دفتر، روی وای‌فای آن: کد روی کامپیوتر را اسکن کنید. همه چیز تحویل داده می‌شود؛ تلفن بعداً، وقتی نسخهٔ دومی هست، خالی می‌شود.
near-text = متن کد
near-go = تحویل به دفتر
near-done = به دفتر تحویل شد.
carry-out = بدون شبکه: بردن در یک فایل مهرشده
carried = برای دادن به دفتر:
language-unread = این کلمه‌ها را هنوز کسی که زبان اوست نخوانده. آنچه نادرست است به مسئول بگویید.
listen = گوش دادن
stop-listening = ایست
recording = صدا
recording-hint = یک فایل OGG، MP3، M4A یا WAV کمتر از 400 کیلوبایت. عنوان و سازندهٔ آن برداشته می‌شود.
recording-import = آوردن صدا
recording-heard = شنیده شد، کودکان بشنوند
recording-by = شنید: { $role }
recording-draft = پیش‌نویس: هیچ کودکی نمی‌شنود.
error-bad-sound = این فایل صدای خواندنی نیست، یا بیش از 400 کیلوبایت است. چیزی عوض نشد.
kind-recording = صدای یک کارت
kind-protocol = برگهٔ تیم
protocols = برگه‌های تیم
help-protocols = آنچه تیم قرار گذاشته، بدون شبکه. شماره و تاریخ می‌گوید کدام معتبر است.
no-protocols = هنوز برگه‌ای نیست: دفتر می‌نویسد.
protocol-version = نسخهٔ { $version }، { $day }
bell = ساعت { $hour } چیزی از دستگاه دیگری رسید، شاید هشدار. برای دیدن باز کنید.
refusal-family-full = هر دسته حداکثر شش نشانه دارد. چیزی عوض نشد: اول یکی را پنهان کنید.
kind-sound = فایل یک صدا
lease-ends = این تلفن ساعت { $hour } خالی می‌شود.
extend = 4 ساعت بیشتر
extended = تمدید شد: این تلفن ساعت { $hour } خالی می‌شود.
legal = گام‌های حفاظت
kind-legal-step = گام حفاظت
second-lead = امضا با مسئول دیگر
kind-accompaniment = همراهی
error-bad-table = این فایل جدول خواندنی نیست (CSV UTF-8، XLSX، ODS). چیزی از آن گرفته نشد.
kind-past = ماه پیشین
six-digits = شش رقم
digits-again = شش رقم یک بار دیگر
with-words = باز کردن با شش کلمه
sleep-deep = خواب: تنها شش کلمه باز می‌کند
digits-mean = وقتی این تلفن خودش قفل شد، آن را باز می‌کنند. خواب آن‌ها را پاک می‌کند، ده بار اشتباه هم: آنگاه تنها شش کلمه‌تان باز می‌کند.
digits-choose = شش رقم انتخاب کنید
digits-change = تغییر شش رقم
digits-off = برداشتن شش رقم
digits-are-set = شش رقم شما آماده است.
help-unlock-digits = شش رقم یا شش کلمه‌تان این تلفن را باز می‌کند. تا قفل است چیزی گم نمی‌شود.
error-weak-pin = شش رقم، نه همه یکسان و نه پشت سر هم. چیزی تغییر نکرد.
error-pin-gone = شش رقم دیگر باز نمی‌کند. چیزی گم نشده: شش کلمه‌تان باز می‌کند، یا دفتر.
error-no-chip = تراشهٔ این تلفن جواب نمی‌دهد. چیزی گم نشده: شش کلمه‌تان باز می‌کند.
error-night-shut = تراشهٔ این تلفن جواب نمی‌دهد و شب زیر کلید آن است. چیزی گم نشده: تلفن را خاموش و روشن کنید. بعد از ساعت 3 صبح بدون آن باز می‌شود.
error-wrong-wake = این کلید این تلفن نیست، یا پیش‌تر به کار رفته است. چیزی تغییر نکرد: از دفتر کلید دیگری بخواهید.
digits-typed = { $count } رقم از شش
tries-left = { $count } بار دیگر، سپس تنها شش کلمه باز می‌کند
kind-handed = کدهای داده‌شده به تلفن‌ها
