## The frame
close = إغلاق
back = رجوع
help = مساعدة
done = تم
add = إضافة
start = ابدأ
sleep = نوم: قفل
settings = الإعدادات
language = لغة الشاشة
text-size = حجم النص
size-normal = عادي
size-large = كبير
size-largest = كبير جدًا
theme = المظهر
theme-dark = ليلي
theme-light = نهاري
about = حول التطبيق
about-what = سجل مجهول للجولات الميدانية، يعمل دون اتصال أولًا. كل لمسة تُحفظ فورًا.
about-identity = لا يمكن هنا كتابة اسم أو هاتف أو صورة أو مكان دقيق لأي شخص تم لقاؤه.
about-free = برنامج حر برخصة MIT أو Apache 2.0.
practice-banner = تدريب: لا شيء حقيقي ولا شيء يغادر هذا الجهاز.

messages = رسائل

## First run
first-welcome = ماذا تريد أن تفعل على هذا الجهاز؟
first-create = إنشاء فريق
first-create-means = للمسؤول، على حاسوب المقر
first-join = الانضمام إلى فريق
first-join-means = بالنص الذي يعطيك إياه المسؤول
first-practice = التدرّب
first-practice-means = فريق وهمي على هذا الجهاز فقط
passphrase = عبارة المرور
wake = يستطيع المقر إيقاظ هذا الهاتف
wake-means = نُسيت الكلمات الست: يعرض المقر أو يقول مفتاحًا يُستعمل مرة واحدة.
wake-text = نص الرمز أو الكلمات الأربع والعشرون
wake-go = إيقاظ
wake-shown = يُمسح بالهاتف النائم، أو يُقال هاتفيًا لمن تعرفون صوته. يُستعمل هذا المفتاح مرة واحدة.
passphrase-new = عبارة مرور جديدة
passphrase-old = عبارة المرور السابقة
passphrase-renew = تغيير عبارة المرور
passphrase-renewed = تم التغيير. القديمة لا تفتح شيئًا.
passphrase-write = اكتب هذه الكلمات الست على ورقة تحتفظ بها. بدونها لا يمكن لأحد فتح هذا الجهاز.
passphrase-paper = اكتب هذه الكلمات الست على ورقة تحتفظ بها.
passphrase-again = اكتب الكلمات الست
relay-address = عنوان الوسيط (فارغ: لاحقًا)
relay-invite = دعوة الوسيط إن طلبها
antenna-label = المقر
join-text = نص الدعوة
joining = في الانتظار
joining-words = يجب أن تكون هذه الكلمات الست نفسها على شاشة المسؤول.
joining-answer = أعطِ هذا النص للمسؤول:
joining-waits = لا يزال على المسؤول إدخال هذا الجهاز.
joining-check = تم، تابع
practice-service = مأوى ليلي (مثال)
locked = مقفل
unlock = فتح
opening = جارٍ الفتح…

## Tonight
tonight = الليلة
a-group = مجموعة
a-person = شخص
raise-alert = إطلاق إنذار
alert = إنذار
logged-tonight = لقاءات الليلة
contact = لقاء
contact-empty = بحاجة إلى إكمال
half-written = غير مكتمل
unsent = لم يُرسل
all-sent = كل شيء أُرسل
no-key-tonight = لا يملك هذا الجهاز مفتاح الليلة: ما تكتبه يذهب إلى المقر وحده.
no-outing = لا توجد جولة مفتوحة.
open-outing = فتح جولة
close-outing = إغلاق الجولة
zone = المنطقة
zones = المناطق
no-zones = ليس للفريق منطقة بعد. أضف واحدة: اسم فقط، بلا إحداثيات.
new-zone = منطقة جديدة
channel = نوع الجولة
leave = انطلاق

## A contact
part-who = من
part-language = اللغة
part-needs = الاحتياجات
part-signs = العلامات
part-more = المزيد
band = العمر المصرّح به
gender = الجنس
how-many = كم
more-languages = لغات أخرى
fewer = أقل
signs-hint = ما تراه أو تسمعه. العلامة لا تثبت شيئًا؛ لا درجة ولا تقييم.
seen-before = هل تم لقاؤه من قبل؟
seen-yes = نعم
seen-no = لا
seen-unknown = غير معروف
support = عرض دعم فردي

## Alert
alert-which = أي مستوى؟ يُحفظ الإنذار عند اللمس.
level-red-means = خطر فوري: 15 أو 112 الآن
level-orange-means = المسؤول هذه الليلة
level-yellow-means = للنقاش في الاجتماع
alert-received-by-nobody = لم يستلمه أحد
alert-seen = تمت رؤيته
alert-seen-by = رآه { $role } الساعة { $hour }
alert-call = اتصل: التطبيق لا يغني عن الصوت.
numbers-note = الرقم 112 يعمل دون شريحة.
number-15 = طوارئ طبية
number-112 = كل الطوارئ
number-119 = طفل في خطر
number-115 = إيواء
called-by-voice = اتصلت بالصوت
called = تم الاتصال بالصوت
i-have-seen = رأيته
alert-handled = قرار: تمت المعالجة
alert-decided = تم البت في هذا الإنذار.

## Unsent and sync
unsent-title = ما لم يُرسل
unsent-safe = محفوظ ومشفر على هذا الجهاز. لا شيء تنتهي صلاحيته.
sealed = مختوم، ينتظر الوسيط
on-this-device = على هذا الجهاز
sync = مزامنة
sync-now = زامن الآن
sync-going = جارٍ الاتصال بالوسيط…
sync-progress = أُرسل { $sent }، استُلم { $received }
sync-good = محدَّث: لدى الآخرين ما كان على هذا الجهاز.
accept-relay = قبول الوسيط الجديد
sync-kept = لا شبكة أو لا وسيط. لم يُفقد شيء؛ أعد المحاولة لاحقًا.
sync-last = آخر مرة الساعة { $hour }
sync-never = لم تتم المزامنة بعد.

## Team
team = الفريق والأجهزة
this-device = هذا الجهاز
device-limited = محدود
device-removed = أُزيل
enrol = إدخال جهاز
enrol-begin = تحضير دعوة
enrol-give = أعطِ هذا النص للجهاز الجديد (10 دقائق):
enrol-answer = النص الذي يعرضه الجهاز الجديد
enrol-read = قراءة الجواب
enrol-compare = اقرأ هذه الكلمات الست بصوت عالٍ. إن لم تكن نفسها على الشاشة الأخرى فتوقف.
enrol-admit = الكلمات نفسها: أدخله
role = الدور
device-label = اسم الجهاز (لا اسم شخص)

## Help
help-first = يُنشأ الفريق مرة واحدة في المقر. تنضم الهواتف بنص وست كلمات تُقرأ بصوت عالٍ.
help-unlock = كلماتك الست تفتح هذا الجهاز. لا يضيع شيء وهو مقفل.
help-tonight = حيِّ أولًا ثم اكتب. «مجموعة» تعدّ عدة أشخاص بثلاث لمسات. القمر يقفل كل شيء.
help-outing = اختر وجهتك. أسماء مناطق فقط، لا مكان دقيق.
help-contact = كل لمسة محفوظة. يمكنك التوقف في أي وقت والعودة إلى هنا.
help-alert = أحمر: اتصل أولًا. يبقى الإنذار «لم يستلمه أحد» حتى يراه مسؤول.
help-unsent = ما لم يؤكده الوسيط بعد. يبقى هنا حتى ذلك الحين.
help-sync = يرسل ويستقبل عبر الوسيط الذي لا يقرأ شيئًا. يمكن قطعه في أي لحظة.
help-settings = تتغير اللغة فورًا دون فقدان أي شيء مكتوب.
help-team = المسؤول وحده يُدخل جهازًا، حضوريًا.
help-about = رقم الإصدار يفيد عند طلب المساعدة.

## Errors: what happened, what was lost, what to do
error-locked = الجهاز مقفل. لم يُفقد شيء: افتحه.
error-wrong-passphrase = العبارة غير صحيحة. لم يُفقد شيء: أعد قراءة كلماتك الست.
error-passphrase-too-short = قصيرة جدًا. لم يُنشأ شيء: استعمل ست كلمات.
error-no-device = لا يوجد جهاز مُعدّ هنا.
error-device-exists = يوجد جهاز مُعدّ هنا. لم يتغير شيء.
error-damaged = الملف تالف وتُرك كما هو. ما أُرسل بأمان: اتصل بالمقر.
error-not-encrypted = هذا الملف غير مشفر ولم يُمس. اتصل بالمقر.
error-newer-version = كُتب بإصدار أحدث. لم يُفقد شيء: حدّث التطبيق.
error-disk-full = القرص ممتلئ: لم تُحفظ اللمسة الأخيرة، والباقي محفوظ. أفرغ مساحة وأعدها.
error-busy = التطبيق مفتوح في مكان آخر. أغلقه.
error-disk = القرص لا يستجيب: ربما لم تُحفظ اللمسة الأخيرة. أعدها.
error-refused = مرفوض؛ لم يُكتب شيء.
error-no-team = هذا الجهاز ليس في فريق أو بلا وسيط. لم يُفقد شيء.
error-not-allowed = ليس لهذا الجهاز هذا الحق. لم يُكتب شيء: اسأل المقر.
error-network = لا شبكة نحو الوسيط. لم يُفقد شيء: أعد المحاولة لاحقًا.
error-relay = رفض الوسيط. لم يُفقد شيء: أعد المحاولة ثم اتصل بالمقر.
error-relay-full = الوسيط ممتلئ. لم يُفقد شيء: اتصل بالمقر.
error-roster-fork = يعرض الوسيط تاريخًا آخر للفريق. لا تتابع: اتصل بالمقر. لم يُفقد شيء.
error-relay-changed = يجيب وسيط آخر على هذا العنوان. لم يُرسل شيء وكل شيء محفوظ هنا. أبلغ المسؤول.
error-split = عُرض تاريخان مختلفان على جهازين. لم يُفقد شيء؛ أبلغ المسؤول قبل المتابعة.
error-removed = أزال الفريق هذا الجهاز. ما زال تسليم ما فيه ممكنًا.
error-bad-invite = هذا النص غير صالح أو مضى عليه أكثر من عشر دقائق. ابدأ بنص جديد.
error-not-yet = لم يرسل الجهاز الآخر مفاتيحه بعد. انتظر لحظة.
error-wrong-words = المفاتيح الواصلة ليست للجهاز أمامك. توقف وابدأ من جديد.
error-practice = التدريب لا يُزامن أبدًا.
error-internal = حدث خطأ. ما كان محفوظًا لا يزال: أعد المحاولة ثم اتصل بالمقر.
refusal-unknown = هذا غير موجود على الجهاز. لم يُكتب شيء.
refusal-not-in-list = هذه القيمة ليست في قائمة الفريق. لم يُكتب شيء.
refusal-head-count = عدد من 0 إلى 500. لم يُكتب شيء.
refusal-too-long = أكثر من 280 حرفًا. لم يُكتب شيء: اختصر.
refusal-missing = ينقص شيء. لم يُكتب شيء.
refusal-not-a-code = الرمز سبعة أرقام. لم يُكتب شيء.
refusal-code-in-use = هذا الرمز متابَع بالفعل. لم يُكتب شيء.
refusal-outing-closed = الجولة مغلقة. افتح أخرى؛ ما كُتب باقٍ.
refusal-not-allowed = هذا الدور لا يسمح. لم يُكتب شيء.
refusal-bad-date = هذا التاريخ غير موجود. لم يُكتب شيء.
refusal-no-consent = لم يوافق الشخص. لا يُنقل شيء.

## Lists
band-under-13 = أقل من 13
band-13-14 = ⁦13–14⁩
band-15-17 = ⁦15–17⁩
band-says-minor = يقول إنه قاصر
band-adult = بالغ
band-not-asked = لم يُسأل
gender-f = أنثى
gender-m = ذكر
gender-other = آخر
gender-not-asked = لم يُسأل
channel-living-place = مكان عيش
channel-coastal = الساحل
channel-web = الإنترنت
channel-day-centre = مركز نهاري
channel-shelter = مأوى
channel-office = المكتب
channel-phone = الهاتف
level-red = أحمر
level-orange = برتقالي
level-yellow = أصفر
answer-accepted = قُبل
answer-refused = رُفض
answer-later = لاحقًا
role-mediator = وساطة
role-psychologist = أخصائي نفسي
role-social-worker = عمل اجتماعي
role-supervisor = إشراف
role-legal-officer = قانوني
role-lead = المسؤول
role-coordinator = تنسيق
kind-outing = جولة
kind-contact = لقاء
kind-alert = إنذار
kind-follow-up = متابعة
kind-extract = متابعة الليلة
kind-referral = توجيه
kind-service = خدمة
kind-context = سياق
kind-activity = نشاط
kind-settings = إعدادات الفريق
kind-link = رابط
need-shelter-tonight = مأوى الليلة
need-shelter-tent = خيمة
need-health-care = رعاية صحية
need-health-mental = دعم نفسي
need-food-meal = وجبة
need-food-water = ماء
need-supplies-clothes = ملابس
need-supplies-blanket = بطانية
need-supplies-hygiene-kit = مواد نظافة
need-hygiene-shower = استحمام
need-phone-charging = شحن الهاتف
need-phone-credit = رصيد
need-legal-information = معلومة قانونية
need-legal-asylum = لجوء
need-protection-danger = حماية
need-family-contact = العائلة
need-school-learning = مدرسة
need-transport-ride = نقل
family-exploitation = استغلال
family-violence = عنف
family-health = صحة
family-control = سيطرة وعزلة
family-distress = ضيق نفسي
sign-exploitation-works-for-passage = يعمل لدفع ثمن العبور
sign-exploitation-sexual = استغلال جنسي
sign-exploitation-forced-theft = مجبر على السرقة
sign-exploitation-steers-boat = مجبر على قيادة القارب
sign-exploitation-recruits = مجبر على الاستقطاب
sign-violence-marks = آثار ضرب
sign-violence-threatened = مهدَّد
sign-violence-by-police = عنف الشرطة
sign-violence-sexual = عنف جنسي
sign-violence-between-young = عنف بين الشباب
sign-health-hypothermia = برد وارتجاف
sign-health-wound = جرح
sign-health-exhausted = منهك
sign-health-intoxicated = مواد
sign-health-pregnant = حامل
sign-health-other-urgent = حالة طارئة أخرى
sign-control-debt = دَين
sign-control-by-adult = بالغ يقرر عنه
sign-control-phone-held = هاتفه محتجز
sign-control-not-alone-ever = لا يُترك وحده
sign-control-papers-held = أوراقه محتجزة
sign-distress-speaks-of-dying = يتحدث عن الموت
sign-distress-self-harm = يؤذي نفسه
sign-distress-withdrawn = منطوٍ
sign-distress-terrified = مذعور
sign-distress-not-sleeping = لا ينام

## Counted
unsent-count =
    { $count ->
    [one] عنصر واحد لم يُرسل
    [two] عنصران لم يُرسلا
    [few] { $count } عناصر لم تُرسل
   *[other] { $count } عنصرًا لم يُرسل
}
unsent-records =
    { $count ->
    [few] عناصر للإرسال
   *[other] عنصر للإرسال
}
people =
    { $count ->
    [few] أشخاص
   *[other] شخص
}
minors =
    { $count ->
    [few] قاصرين
   *[other] قاصر
}

## The street
undo = تراجع
cancel = إلغاء
keep = حفظ
kept = تم الحفظ.
yes = نعم
no = لا
erase = مسح
camera = الكاميرا
scan = القراءة بالكاميرا
no-camera = لا توجد كاميرا هنا: اكتب.
how-known = كيف عُرف ذلك
source-asked = طُلب
source-seen = شوهد
source-said = قيل
source-partner = شريك
source-not-asked = لم يُسأل
sound = الصوت والاهتزاز
sound-on = نعم
sound-off = صامت
listening = المناوبة على هذا الجهاز
listening-hint = يبقى التطبيق منصتًا للإنذارات ما دام مفتوحًا.
join-known = الانضمام إلى الجولة المفتوحة
join-outing = الانضمام برمز QR
join-wrong = هذا ليس رمز جولة.
platform = نوع المنصة
platform-hint = لا اسم مستعار ولا رابط ولا صورة شاشة.
platform-messaging = مراسلة
platform-video = فيديو
platform-pictures = صور
platform-forum = منتدى
platform-other = أخرى
share-outing = رمز الجولة
share-hint = تقرؤه الهواتف الأخرى: الجولة نفسها. لا مفتاح فيه.
help-share = يمكن لكل هاتف أن يفتح جولته: سيجمعها المقر.
door-code = متابعة
door-cards = بطاقات
door-services = عناوين
door-context = سياق
door-share = رمز
handover-waits = قبل شخص دعمك.
summary = قبل الإغلاق
alerts-unseen = إنذارات لم يستلمها أحد
number-196 = إنقاذ بحري
counts = العدّ
coastal-out-of-water = خرجوا من الماء
coastal-wet = مبللون
coastal-cold = يشعرون بالبرد
coastal-injured = مصابون
coastal-children-alone = أطفال وحدهم
cold-step-1 = انزع المبلل وجفّف وغطِّ الرأس والبطن.
cold-step-2 = مستلقيًا، بحركة لطيفة، بعيدًا عن الأرض.
cold-step-3 = توقف عن الارتجاف أو تلعثم أو نعس: 15 فورًا.
support-answer = الجواب
taken-over = تم التكفل: { $role }
take-over = أتكفل به
handover-open = للتسليم إلى: { $role }
interpreter = الترجمة
interpreter-myself = أنا
interpreter-team = الفريق
interpreter-peer = أحد الأقران
interpreter-phone = بالهاتف
interpreter-nobody = لا أحد: لغة ناقصة
information = معلومات أُعطيت
information-rights = الحقوق
information-shelter = الإيواء
information-health = الصحة
information-asylum = اللجوء
information-danger = المخاطر
information-association = من نحن
alert-taken = هناك من يتكفل
alert-taken-by = { $role } يتكفل به منذ { $hour }
alert-overdue = لم يستلمه أحد بعد: اتصل بالتالي
i-take-it = أتكفل به
what-to-say = ماذا تقول
say-1 = أين: المنطقة ومعلم واضح
say-2 = من: العمر المصرح به، العدد، وحده أم لا
say-3 = ماذا: ما تراه، هل يتنفس؟ هل يجيب؟
say-4 = ابقَ على الخط ومع الشخص
follow-up = رمز المتابعة
help-code = الرمز لا يقول شيئًا عن الشخص. يُستعمل لإيجاده فقط إن أراد.
type-code = اكتب الأرقام السبعة
code-wrong = رقم خاطئ: أعد قراءة البطاقة.
code-elsewhere = ليس في قائمة الليلة؛ يُحفظ للمقر.
code-keep = حفظ للمقر
code-new = فتح متابعة
code-give = الشخص موافق: أعطِ الرمز
code-consent = لا تُفتح متابعة إلا بموافقة الشخص.
code-copy = انسخه على بطاقة محايدة: أرقام وصور فقط.
no-codes = لا رموز متبقية: يعطي المقر المزيد عند المزامنة.
wish = رغبته
next-step = الخطوة التالية
who-does-it = من يتولاها
by-when = متى
next-date = وماذا بعد؟
no-date = لا موعد آخر
outcome-done = تم
outcome-not-done = لم يتم
step-see-again = لقاء آخر
step-shelter = إيواء
step-health-care = علاج
step-psychologist = نفسي
step-legal = قانوني
step-child-protection = حماية الطفل
step-school = مدرسة
step-family = عائلة
refer = توجيه
help-refer = دون اتصال أيضًا. الرفض مع سببه دليل: دوّنه.
refer-need = لأي حاجة؟
consent = هل الشخص موافق؟
why-refused = لماذا؟
no-service = لا خدمة معروفة لهذا. يُحتسب النقص.
referral-draft = للتنفيذ
referral-sent = أُرسل
referral-acknowledged = استُلم
referral-accepted = قُبل
referral-refused = رُفض
referral-served = قُدّم
referral-closed = أُغلق
referral-revoked = سُحب
reason-full = ممتلئ
reason-closed = مغلق
reason-age = العمر
reason-minority-contested = طعن في السن
reason-language = اللغة
reason-distance = بعيد
reason-no-answer = لا جواب
reason-criteria = الشروط
reason-child-says-no = الطفل يرفض
minors-alone = قاصرون وحدهم
minors-with-adult = مع بالغ
minors-no = لا قاصرين
directory = العناوين
help-directory = برتقالي: لم يُتحقق منه منذ أسبوع. اتصل قبل إرسال أحد.
filters = مرشحات
open-now = مفتوح
closed-now = مغلق
closed-tonight = مغلق الليلة
hours-unknown = المواعيد مجهولة
stale = للتحقق
last-checked = تم التحقق في
capacity-tonight = أماكن الليلة
checked-today = تم التحقق اليوم
close-tonight = إغلاق الليلة
reopen = إعادة فتح
takes-minors = يستقبل
hours-osm = المواعيد (Mo-Fr 09:00-17:00; PH off)
service-phone = هاتف الخدمة
minutes-from = دقائق من
new-service = خدمة جديدة
back-to-list = العودة إلى القائمة
context = السياق
help-context = لا صورة ولا رقم شرطي. حدث ومنطقة ونصف ساعة.
context-hint = تُسجل الساعة وحدها بنصف ساعة.
context-eviction = إخلاء
context-cold = برد شديد
context-closure = إغلاق
context-raid = مداهمة
context-crossing = عبور
context-other = آخر
context-week = هذه الأيام السبعة
taken = أغراض أُخذت
taken-phones = هواتف
taken-tents = خيام
taken-documents = أوراق
taken-clothes = ملابس
taken-food = طعام
minors-seen = قاصرون شوهدوا
count-them = العدّ
preflight = قبل الانطلاق
help-preflight = خمسة أضواء. الأحمر يقول ما العمل؛ يمكن الانطلاق مع العلم بذلك.
light-battery = البطارية
light-key = مفتاح الليلة
light-lease = بيانات المقر
light-directory = عناوين محققة
light-unsent = لا شيء غير مرسل
light-good = جاهز
light-unknown = هذا الجهاز لا يقول
light-battery-bad = أقل من 80٪: اشحنه.
light-key-bad = زامِن في المقر؛ وإلا فالكتابة فقط.
light-lease-bad = أقدم من يوم: زامِن.
light-directory-bad = اسأل المقر عما هو مفتوح الليلة.
light-unsent-bad = زامِن قبل الانطلاق.
follow-ups-due = متابعات الليلة
cards = بطاقات
help-cards = يمكن للطفل حمل الهاتف: لا عودة إلى السجل دون أرقامك.
cards-hint = النص غير المراجَع يبقى مخفيًا: الصور تتكلم.
cards-back = إعادة الهاتف
pin-choose = اختر أربعة إلى ثمانية أرقام للعودة من البطاقات إلى السجل.
pin = أرقام
pin-leave = أرقامك
understood = هل فُهم؟
understood-yes = نعم
understood-partly = جزئيًا
understood-no = لا
card-numbers = أرقام
card-rights = حقوقك
card-shelter = مأوى
card-self-protection = احمِ نفسك
card-cold = البرد
card-crossing = البحر
card-health = الصحة
card-asylum = اللجوء
card-family = العائلة
card-charging = الشحن
card-food = الطعام
card-noted = ما نكتبه
review-cards = مراجعة البطاقات
help-review = راجعها مع من هي لغته. ما لم يُراجع لا يصل إلى أي طفل.
released-by = راجعها: { $role }
draft = مسودة: يرى الأطفال الصور فقط.
release = رُوجع، يُعرض للأطفال
take-back = سحب
error-too-late = كُتب بالفعل. لم يُفقد شيء: صحّحه وسيُحفظ الاثنان.
error-wrong-pin = ليست هذه الأرقام. لم يتغير شيء.
refusal-bad-hours = لا يمكن قراءة هذه المواعيد. لم يتغير شيء. مثال: Mo-Fr 09:00-17:00; PH off
in-days =
    { $count ->
    [one] غدًا
    [two] بعد يومين
    [few] بعد { $count } أيام
   *[other] بعد { $count } يومًا
}
minutes-away =
    { $count ->
    [one] دقيقة
   *[other] { $count } دقيقة
}
places =
    { $count ->
    [0] ممتلئ
    [one] مكان واحد
    [two] مكانان
    [few] { $count } أماكن
   *[other] { $count } مكانًا
}
open-until = مفتوح حتى { $hour }
opens-at = مغلق، يفتح { $hour }
remove-device = إزالة هذا الجهاز
remove-sure = لن يستلم شيئًا بعد الآن. ما لم يرسله يبقى عليه. إزالة؟
enrol-scan = أو اعرض هذا الرمز على كاميرته:

handed-over = { $count ->
    [0] استلم المقر كل شيء. المتبقي على هذا الهاتف: 0 لقاء.
    [one] استلم المقر ما انتهى. المتبقي على هذا الهاتف: لقاء واحد.
    [two] استلم المقر ما انتهى. المتبقي على هذا الهاتف: لقاءان.
    [few] استلم المقر ما انتهى. المتبقي على هذا الهاتف: { $count } لقاءات.
   *[other] استلم المقر ما انتهى. المتبقي على هذا الهاتف: { $count } لقاءً.
}
held-here = { $count ->
    [one] لقاء على هذا الهاتف
    [two] لقاءان على هذا الهاتف
    [few] لقاءات على هذا الهاتف
   *[other] لقاءً على هذا الهاتف
}
handed-over-at = آخر تسليم للمقر الساعة { $hour }: ما استلمه أُتلف هنا.
waits-for-antenna = أُرسل كل شيء. سيفرغ الهاتف عندما يستلم المقر كل شيء وتُغلق الجولة.
clock-back = تراجعت ساعة هذا الجهاز. لم يضع شيء. تحقّق من الوقت أو اسأل المقر.
late = { $count ->
    [one] سلّم هذا الجهاز المُزال ظرفًا واحدًا كُتب بعد إزالته. ليس في أي سجل.
    [two] سلّم هذا الجهاز المُزال ظرفين كُتبا بعد إزالته. ليسا في أي سجل.
   *[other] سلّم هذا الجهاز المُزال { $count } أظرف كُتبت بعد إزالته. ليست في أي سجل.
}
take-late = إدخالها في السجل
antenna-evening = المقر هذا المساء
refusal-published = هذه الفترة منشورة كلها أو جزء منها. لم يتغيّر شيء.
refusal-not-in-conflict = لم تعد هذه الأجوبة متعارضة. لم يُكتب شيء؛ اقرأ من جديد.
kind-decision = قرار
kind-debrief = جلسة المراجعة
kind-ledger = المنشورات
kind-publication = منشور
refusal-may-identify = قد يكشف هذا النص هوية شخص. لم يُكتب شيء: احذف ما هو معلّم.
lost = هاتف ضائع أو مأخوذ
help-lost = لمسة على الهاتف الضائع: يسلّم ما عنده ولا يستلم ولا يعرض شيئًا، حتى الثالثة صباحًا أو حتى يقرر المسؤول.
lost-means = أي هاتف؟ يُسجَّل اسم هاتفك مع البلاغ.
reported-sent = وُضع جانبًا، والخادم يطيع
reported-kept = محفوظ: يُرسل مع الشبكة القادمة
lost-none = لا هاتف يمكن الإبلاغ عنه من هذا الجهاز بعد: يلزم التزامن أولًا.
error-limited = أُبلغ أن هذا الهاتف ضائع أو مأخوذ. يسلّم ما عنده ولا يستلم ولا يعرض شيئًا حتى يقرر المسؤول.
lift = رفع
aboard = من في الفريق
code-qr = هذا الرمز للمسح
error-needs-paper = يلزم مسؤولان، أو ورقة الاستعادة الخاصة بالفريق. لم يتغيّر شيء.
error-wrong-paper = ليست هذه الورقة المطلوبة، أو نُسخت كلمة خطأً. لم يتغيّر شيء: أعد القراءة.
error-vault-closed = الخزنة مغلقة. لم يُكتب شيء: افتحها.
refusal-page-too-long = أكثر من 4000 حرف. لم يُكتب شيء: اختصر النص.
kind-session = جلسة
kind-template = نموذج
kind-tick = كلمة إلى الفريق
kind-concern = بلاغ داخلي
first-recover = استعادة فريق
first-recover-means = ضاع المقر: بورقة الاستعادة
vault = جلساتي
concerns = الإبلاغ عن سلوك
change-role = تغيير الدور
recovery-go = ورقة الاستعادة
asleep-waits = { $count ->
    [one] ظرف مختوم واحد ينتظر
   *[other] { $count } أظرف مختومة تنتظر
  } الشبكة. يُرسل دون أن تفتح الجهاز.
asleep-sent = أُرسل ما كان مختومًا.
kind-access = سجل الاطلاع
near = بلا إنترنت: شبكة المقر
near-means = في المقر، على شبكة الواي فاي: امسحوا الرمز على الحاسوب. يُسلَّم كل شيء، ويفرغ الهاتف لاحقًا عند وجود نسخة ثانية.
near-text = نص الرمز
near-go = التسليم للمقر
near-done = سُلِّم للمقر.
carry-out = بلا شبكة: أخذه في ملف مختوم
carried = يُعطى للمقر:
language-unread = لم يقرأ هذه الكلمات بعدُ شخصٌ هذه لغته. أخبر المسؤول بما يبدو خطأ.
listen = استمع
stop-listening = أوقف
recording = صوت
recording-hint = ملف OGG أو MP3 أو M4A أو WAV أقل من 400 كيلوبايت. يُحذف عنوانه ومؤلفه.
recording-import = استيراد صوت
recording-heard = سُمع، يمكن للأطفال سماعه
recording-by = سمعه: { $role }
recording-draft = مسودة: لا يسمعها أي طفل.
error-bad-sound = هذا الملف ليس صوتًا يمكن قراءته، أو يتجاوز 400 كيلوبايت. لم يتغير شيء.
kind-recording = صوت بطاقة
kind-protocol = ورقة للفريق
protocols = أوراق الفريق
help-protocols = ما اتفق عليه الفريق، دون شبكة. الرقم والتاريخ يقولان أيها ساري.
no-protocols = لا ورقة بعد: المقر يكتبها.
protocol-version = النسخة { $version } بتاريخ { $day }
bell = وصل شيء من جهاز آخر في { $hour }، ربما إنذار. افتح لتراه.
refusal-family-full = لكل عائلة ست علامات على الأكثر. لم يتغير شيء: أخفِ واحدة أولًا.
kind-sound = ملف صوت
lease-ends = يُفرغ هذا الهاتف نفسه في { $hour }.
extend = 4 ساعات إضافية
extended = تم التمديد: يُفرغ هذا الهاتف نفسه في { $hour }.
legal = خطوات الحماية
kind-legal-step = خطوة حماية
second-lead = التوقيع مع مسؤول آخر
kind-accompaniment = مرافقة
error-bad-table = هذا الملف ليس جدولًا يمكن قراءته (CSV UTF-8 أو XLSX أو ODS). لم يؤخذ منه شيء.
kind-past = شهر سابق
six-digits = ستة أرقام
digits-again = الأرقام الستة مرة أخرى
with-words = افتح بالكلمات الست
sleep-deep = نَم: لن تفتح إلا الكلمات الست
digits-mean = تفتح هذا الهاتف حين يُقفل وحده. النوم يمحوها، وكذلك عشر محاولات خاطئة: عندها لا تفتح إلا كلماتك الست.
digits-choose = اختر ستة أرقام
digits-change = غيّر الأرقام الستة
digits-off = أزل الأرقام الستة
digits-are-set = أرقامك الستة جاهزة.
help-unlock-digits = أرقامك الستة أو كلماتك الست تفتح هذا الهاتف. لا يضيع شيء ما دام مقفلًا.
error-weak-pin = ستة أرقام، ليست كلها متشابهة ولا متتالية. لم يتغيّر شيء.
error-pin-gone = لم تعد الأرقام الستة تفتح. لم يضع شيء: كلماتك الست تفتح، أو المقر.
error-no-chip = شريحة هذا الهاتف لا تجيب. لم يضع شيء: كلماتك الست تفتح.
error-night-shut = شريحة هذا الهاتف لا تجيب، والليلة تحت مفتاحها. لم يضع شيء: أطفئ الهاتف ثم شغّله. بعد الثالثة صباحًا يُفتح من دونها.
error-wrong-wake = هذا ليس مفتاح هذا الهاتف، أو استُعمل من قبل. لم يتغيّر شيء: اطلب مفتاحًا آخر من المقر.
digits-typed = { $count } من ستة أرقام
tries-left = { $count ->
    [one] بقيت محاولة واحدة، ثم لا تفتح إلا الكلمات الست
    [two] بقيت محاولتان، ثم لا تفتح إلا الكلمات الست
    [few] بقيت { $count } محاولات، ثم لا تفتح إلا الكلمات الست
   *[other] بقيت { $count } محاولة، ثم لا تفتح إلا الكلمات الست
}
kind-handed = رموز سُلّمت للهواتف
