# The antenna’s screens. Loaded with them, never at night.
help-antenna = بترتيب الأمسية: من عاد، وما قد يكون محسوبًا مرتين، وما يتعارض، وجلسة المراجعة، والمتابعات، والتقرير.
arrivals = العائدون
heard-at = وصل الساعة { $hour }
never-heard = لم يصل شيء
no-phones = لا هاتف في الفريق.
receipt-given = أُعطي الإيصال
interne = داخلي
to-decide = للتقرير فيه
step-to-pairs = المجموعة نفسها؟
step-to-conflicts = جوابان
step-to-debrief = جلسة المراجعة
step-to-board = المتابعات
step-to-referrals = الإحالات
step-to-report = التقرير
help-pairs = ربما سجّل فريقان المجموعة نفسها. نعم تُبقي الاثنين وتحسب مرة واحدة. الفصل يعيد الاثنين في أي وقت.
no-pairs = لا شيء يبدو مسجّلًا مرتين.
same-group = المجموعة نفسها
two-groups = مجموعتان
pair-yes = المجموعة نفسها: الاثنان محفوظان ويُحسبان مرة واحدة.
pair-no = مجموعتان: تُحسبان معًا.
separate = فصل
help-conflicts = أجاب شخصان دون علم أحدهما بالآخر. لم يضع شيء: اختر الجواب الصحيح.
no-conflicts = لا أجوبة متعارضة.
owner = من يتولاه
due = الموعد
help-board = رغبة الطفل أولًا، ثم الخطوة التالية ومن ومتى. المتأخر في الأعلى.
no-follow-ups = لا متابعة مفتوحة.
next-step-new = الخطوة التالية
write-down = تسجيل
history = ما سُجّل
risk = الخطر
linked-with = ربما الطفل نفسه
in-conflict = جوابان
overdue = متأخر
same-child = رمزان، طفل واحد؟
same-child-means = رابط يمكن فكّه. لا ينتقل شيء من متابعة إلى أخرى؛ والخطر المعروض هو الأعلى بينهما.
other-code = الرمز الآخر
link = ربط
open-follow-up-here = فتح متابعة
open-follow-up-means = بموافقة الطفل أو بسبب مكتوب من الفريق. بلا اسم.
code = الرمز
help-referrals = للإحالة الجارية شخص وموعد. وفي النهاية: هل ساعدت؟
no-referrals = لا إحالة.
orphan = بلا مسؤول
without-yes = دون موافقة الشخص: لا يُرسل شيء، ويمكن تسجيل الرفض.
reason = سبب الرفض
matched = هل لبّى الحاجة؟
help-debrief = جدول الأعمال يُعدّ وحده. لكل قرار شخص وموعد. تُقال الرموز والأدوار، لا الأسماء أبدًا.
agenda = جدول الأعمال
care-question = كيف حال الفريق؟
care-means = يقول كلٌّ ما يريد؛ لا يُسجَّل هنا إلا قرار.
decide = قرار
decision = ما تقرّر
decision-means = بلا اسم ولا رقم: الدور والرمز يكفيان.
decisions = القرارات
no-decisions = لا قرار بعد.
other-decision = قرار آخر
recurring = ما يتكرر
recurring-means = ثلاث أمسيات على الأقل خلال أربعة أسابيع.
nights = أمسيات
print = طباعة
report-title = تقرير النشاط
help-report = الأرقام من السجل. في الداخل هي دقيقة. وما يخرج محميّ: من 1 إلى 7 يبقى فارغًا والباقي مقرّب، وتُنشر كل فترة مرة واحدة.
period = الفترة
period-week = هذا الأسبوع
period-last-week = الأسبوع الماضي
period-month = هذا الشهر
period-last-month = الشهر الماضي
period-dates = تواريخ
from = من
until = إلى
for-whom = لمن
for-inside = داخلي
for-outside = للنشر
notice-internal = داخلي: أرقام دقيقة لا تُعطى لأحد.
notice-external = محميّ: من 1 إلى 7 فارغ، ومن 8 مقرّب إلى أقرب 5؛ وخانات أخرى فارغة حتى لا يُحسب شيء.
published-once = نُشر. وما نُشر لا يتغيّر بعد ذلك.
crosses = يوم من هذه الفترة منشور في فترة أخرى. نافذة ثانية تكشف بالطرح ما تخفيه الأولى.
mostly-blank = أرقام قليلة تخرج من فترة قصيرة كهذه: الشهر يقول أكثر، ومتى نُشر الأسبوع تعذّر نشر الشهر.
left-out = لا يمكن أن يخرج دون أن يُستنتج:
section-summary = باختصار
section-worries = ما يقلقنا
section-needs = احتياجات بلا جواب
section-next = ما يلي
time-line = يومًا بيوم
day = اليوم
saved-at = حُفظ:
export-xlsx = مصنّف (XLSX)
export-docx = مستند (DOCX)
export-csv = بيانات (CSV, HXL)
export-pdf = صفحة (PDF)
blank = غير منشور
total = المجموع
what-row = ماذا
count-column = العدد
not-said = لم يُذكر
table-people = أشخاص التقيناهم
table-minors = يقولون إنهم قاصرون، حسب العمر
table-minors-gender = يقولون إنهم قاصرون، فتيات وفتيان
table-channels = اللقاءات حسب المكان
table-languages = اللغات المحكية
table-languages-missing = لغات بلا مترجم
table-needs = الاحتياجات
table-cards = بطاقات عُرضت
table-referrals = الإحالات
table-refusals = الرفض حسب السبب
table-needs-refused = احتياجات رُفضت
table-needs-met = احتياجات لُبّيت
table-alerts = الإنذارات
table-alert-delays = إنذارات شوهدت في وقتها
table-context = السياق
table-activities = الأنشطة
unit-people = أشخاص
unit-contacts = لقاءات
unit-referrals = إحالات
unit-alerts = إنذارات
unit-events = أحداث
unit-activities = أنشطة
age-minors = يقولون إنهم قاصرون
age-adults = بالغون
age-not-asked = لم يُسأل
delay-in-time = في الوقت
delay-late = متأخرة
delay-unseen = لم يرها أحد
activity-playful = لعب
activity-sport = رياضة
activity-creative = إبداع
activity-emotional-support = دعم عاطفي
activity-rights-session = جلسة عن الحقوق
topic-alert = إنذار
topic-refusal = رفض
topic-follow-up = متابعة
topic-context = السياق
topic-language = اللغة
topic-care = رعاية الفريق
topic-other = غير ذلك
match-yes = نعم
match-partly = جزئيًا
match-no = لا
match-unknown = غير معروف
field-step = حالة الخطوة
field-next-step = الخطوة التالية
field-owner = من يتولاه
field-wish = ما يريده الطفل
field-risk = الخطر
field-code = الرمز
field-language = اللغة
field-zone = المنطقة
field-slot = الساعة
field-channel = المكان
field-head = كم
field-need = حاجة
field-sign = علامة
field-support = الدعم
field-seen-before = التقيناه سابقًا
field-status = الحالة
field-reason = السبب
field-match = تلبية الحاجة
field-due = الموعد
field-level = المستوى
field-decision = القرار
field-name = اسم الخدمة
field-hours = ساعات العمل
field-complete = منتهٍ
field-closed = مغلق
field-answer = الجواب
raw-counts = قبل الحساب مرة واحدة: { $people } شخصًا، { $minors } قاصرًا
alerts-count = { $count ->
    [one] إنذار واحد
    [two] إنذاران
    [few] { $count } إنذارات
   *[other] { $count } إنذارًا
}
alerts-all = { $count ->
    [one] إنذار
    [two] إنذاران
    [few] إنذارات
   *[other] إنذارًا
}
half-count = { $count ->
    [one] لقاء لم يكتمل
    [two] لقاءان لم يكتملا
    [few] { $count } لقاءات لم تكتمل
   *[other] { $count } لقاءً لم يكتمل
}
missing-count = { $count ->
    [one] ظرف واحد ناقص
    [two] ظرفان ناقصان
    [few] { $count } أظرف ناقصة
   *[other] { $count } ظرفًا ناقصًا
}
waiting-count = { $count ->
    [one] ظرف واحد موضوع جانبًا
    [two] ظرفان موضوعان جانبًا
    [few] { $count } أظرف موضوعة جانبًا
   *[other] { $count } ظرفًا موضوعًا جانبًا
}
nobody-interpreted = { $count ->
    [one] لقاء واحد بلا مترجم
    [two] لقاءان بلا مترجم
    [few] { $count } لقاءات بلا مترجم
   *[other] { $count } لقاءً بلا مترجم
}
alert-decision = مصير الإنذار
decision-handled = تمت معالجته
decision-kept = يبقى مفتوحًا
decision-not-confirmed = لم يتأكد
own-words = ما لا تقوله الأرقام
risk-low = منخفض
risk-medium = متوسط
risk-high = مرتفع
outcome-open = مفتوح
may-identify = قد يكشف هذا هوية شخص:
take-out = حذف ما هو معلّم
why-phone = رقم
why-handle = حساب
why-link = رابط
why-document = وثيقة
why-name = اسم
consolidation = التجميع
help-consolidation = التقارير المنشورة لعدة جمعيات (CSV بوسوم HXL). المجاميع نطاقات. لا يُحفظ شيء من أي ملف.
add-files = إضافة ملفات CSV
no-files = لا ملف بعد.
organisation = الجمعية
take-away = إزالة
line = السطر
overlap = ربما تحسب الأشخاص أنفسهم:
gaps = النواقص
gap-no-service = مطلوب ولم يلبّه أحد
gap-refused = مرفوض
gap-no-interpreter = بلا مترجم
at-least = على الأقل { $count }
withheld-by = فارغة
unreadable-encoding = الملف ليس نص UTF-8. لم يؤخذ منه شيء: احفظه بصيغة CSV UTF-8.
unreadable-column = ينقص عمود. لم يؤخذ منه شيء:
unreadable-number = قيمة ليست رقمًا. لم يؤخذ منه شيء.
unreadable-twice = السطر نفسه مرتين. لم يؤخذ منه شيء.
unreadable-date = تاريخ لا يُقرأ. لم يؤخذ منه شيء.
unreadable-periods = عدة فترات في ملف واحد. لم يؤخذ منه شيء.
unreadable-empty = الملف فارغ.
team-settings = إعدادات الفريق
help-team-settings = ما تتبعه كل الأجهزة. يسري كل إعداد فور كتابته.
on-call-order = بمن نتصل، بالترتيب
on-call-means = يظهر على الإنذار في كل الهواتف. دور ورقم مناوبة، لا اسم أبدًا.
rank = { $rank }.
phone-number = الرقم
delays = بلا جواب، اتصل بالتالي
delays-mean = بعد هذا الوقت يُسمّى الشخص التالي على الإنذار.
minutes = دقائق
department = المقاطعة
department-means = رمز INSEE (62، 59)، يُكتب في البيانات المنشورة.
erase-follow-up = محو هذه المتابعة
erase-means = يختفي كل ما تحت هذا الرمز هنا وعلى كل جهاز في الفريق فور اتصاله. لا يمكن التراجع. تبقى أعداد الأمسيات المجهولة.

# ورقة الاستعادة والنسخة الاحتياطية
recovery = الاستعادة والنسخ الاحتياطي
help-recovery = إذا ضاع حاسوب المقر فلا يعيد الفريق إلا هذه الورقة. والنسخة الاحتياطية ملف لا تفتحه إلا هذه الورقة. احفظهما بعيدًا عن المقر، وبعيدًا أحدهما عن الآخر.
paper = ورقة الاستعادة
paper-there = لدى الفريق ورقة استعادة.
paper-missing = لا توجد ورقة استعادة: إذا ضاع هذا الحاسوب فلن يعود الفريق.
paper-means = أربع وعشرون كلمة ورمز، للطباعة أو النسخ باليد. من يملكها يقرأ ما يقرأه المقر: احفظها كمفتاح.
paper-make = إعداد الورقة
paper-new = إعداد ورقة جديدة
paper-read = قراءة الورقة
paper-was-read = قُرئت الورقة: يستطيع هذا الجهاز إزالة مسؤول إلى أن يُقفل.
paper-words = كلمات الورقة، أو رمزها الممسوح
paper-once = تظهر مرة واحدة. اطبعها أو انسخها الآن: لا يحفظ هذا الجهاز منها شيئًا.
papers-once = تظهر مرة واحدة. اطبع الأوراق الثلاث أو انسخها: لا يحفظ هذا الجهاز منها شيئًا.
paper-says = ورقة استعادة لفريق Maraude. تعيد الفريق على جهاز جديد. تُحفظ في مكان مقفل خارج المقر.
paper-kept = حُفظت، انسَها
team-number = رقم الفريق
relay-there = عنوان الوسيط
backup = نسخة احتياطية
backup-means = ملف مختوم لا تفتحه إلا ورقة الاستعادة. انسخه على مفتاح USB محفوظ في مكان آخر. لا نسخة للهاتف: فهو لا يحفظ شيئًا.
backup-last = آخر نسخة:
backup-written = كُتبت:
backup-make = نسخ الآن
recover = استعادة الفريق
recover-means = يصبح هذا الحاسوب جهازًا جديدًا، مسؤولًا ومقرًا. ثم أزل القديم من «الفريق والأجهزة»، وأعدّ ورقة جديدة.
recover-file = ملف النسخة الاحتياطية، إن وُجد
# الخزنة
vault-means = خزنة لا يفتحها غيرك: لا الفريق ولا المسؤول ولا الوسيط يستطيع قراءتها.
help-vault = جلساتك في ملف مستقل، تحت سرٍّ ثانٍ. قفل الجهاز يغلقها. لا يصل إلى الفريق إلا ثلاث علامات، حين تقول ذلك.
vault-secret = سرّك الثاني
vault-secret-write = اكتب هذه الكلمات الست الأخرى على ورقة لك. بها تُفتح الخزنة على هذا الجهاز.
vault-create = إعداد خزنتي
vault-have-papers = لديّ خزنة وأوراقها
vault-first = هذه خزنتي الأولى
vault-join = إحضار خزنتي إلى هنا
vault-paper = ورقة الخزنة
share-says = ورقتان من ثلاث تفتحان الخزنة من جديد؛ وواحدة وحدها لا تقول شيئًا. واحدة في بيتك، وواحدة في خزنة المقر، وواحدة عند شخص تثق به في الخارج.
share-words = الورقة { $count }: كلماتها الثماني والأربعون، أو رمزها الممسوح
share-number = رقمها (1 أو 2 أو 3) إذا كتبت الكلمات
vault-close = إغلاق الخزنة
vault-unsent = { $count ->
    [one] كتابة واحدة تنتظر
   *[other] { $count } كتابات تنتظر
  } نسخها مختومة إلى الوسيط.
agenda-hers = المواعيد
search = بحث
no-code = بلا رمز
told = قيل للفريق
no-sessions = لا جلسات بعد.
nothing-found = لم يُعثر على شيء.
counts-hers = أرقامي
sessions-held = جلسات
sessions-missed = فائتة
codes-seen = رموز متابَعة
evaluations = تقييمات
session-new = جلسة جديدة
session-plan = موعد
session = جلسة
help-session = كل شيء يُحفظ وأنت تكتب. لا اسم ولا رقم: ما قد يدل على شخص يُعلَّم ولا يُحفظ.
date = التاريخ
session-hour = الساعة
session-code = رمز المتابعة، إن وُجد
mood = جو اللقاء
mood-calm = هادئ
mood-open = منفتح
mood-closed = منغلق
mood-tense = متوتر
mood-sad = حزين
mood-frightened = خائف
language-spoken = اللغة
place = المكان
session-state-planned = مقررة
session-state-held = تمت
session-state-missed = فائتة
session-erase = محو هذه الجلسة
session-erase-means = تختفي هنا وعلى أجهزتك الأخرى عند فتح خزنتها ومن كل نسخة مختومة. لا يمكن التراجع. ما قيل للفريق يبقى لدى الفريق.
session-note = ملاحظة
note-kept = يُحفظ وأنت تكتب.
note-held = لم يُحفظ بعد: أزل ما هو معلَّم.
evaluation = التقييم الأول
evaluation-means = عناوينك وكلماتك. بلا نقاط.
evaluation-begin = البدء بعناوين شائعة
heading-request = الطلب
heading-living = أين ومع من يعيش
heading-says = ما يقوله
heading-resources = ما يسنده
heading-sleep = النوم والجسد والشهية
heading-danger = الخطر والاستعجال
heading-next = ما نفعله
heading-more = عنوان آخر
template-name = حفظ هذه العناوين باسم
template-keep = حفظ
level-hers = مستوى الخطر، لك أنت
tell-team = إخبار الفريق
tell-means = سيرى الفريق: تمت رؤيته في ذلك اليوم، وما تعلّمه. لا شيء آخر يعبر.
tell-follow-up = متابعة مقررة
tell-level = مستوى الخطر
tell-now = إخبار الآن
tell-needs-code = بلا رمز متابعة لا يمكن قول شيء للفريق.
told-by-psychologist = ما قالته المختصة النفسية أو المختص النفسي
tick-seen = تمت رؤيته
tick-follow-up = متابعة مقررة
# البلاغات الداخلية
help-concerns = سلوك داخل الفريق، حادثة، قلق. لا تقرؤه إلا نقاط الاتصال. وبعد إرساله لا يحفظ هذا الجهاز إلا الساعة.
concerns-read = البلاغات الواردة
no-concerns = لا بلاغات.
concern-new = جديد
concern-answer = ما تم فعله
focal-points = نقاط الاتصال
focal-means = تقرأ كل البلاغات. اثنتان خير من واحدة: إن لم تبق واحدة فلن يقرأ أحد شيئًا.
focal-point = نقطة اتصال
concern-write = ما الأمر؟
concern-means = لا اسم ولا تفصيل يدل على شخص. لن تستطيع قراءته هنا من جديد.
concern-about = من المعني؟
concern-words = ما رأيته أو سمعته
concern-danger = طفل في خطر الآن
concern-call = اتصل أولًا: 112، أو 119 لطفل. ثم البلاغ.
concern-send = إرسال إلى نقاط الاتصال
concern-sent = حُفظ. يُرسل مختومًا حالما توجد شبكة.
concern-left = أُرسل
concerns-mine = كُتبت على هذا الجهاز
concern-not-ready = لا يستطيع هذا الجهاز الكتابة إلى نقاط الاتصال بعد: زامن مرة مع المقر. إن كان الأمر عاجلًا فاتصل.
concern-violence = عنف أو إهانة
concern-sexual-misconduct = سلوك جنسي
concern-neglect = إهمال
concern-exploitation = مال أو عمل أو خدمة
concern-discrimination = تمييز
concern-data = بيانات أو صور
concern-source-of-concern = قلق آخر
concern-about-staff = موظف
concern-about-volunteer = متطوع
concern-about-partner = شريك
concern-about-public-force = قوة عمومية
concern-about-unknown = لا أعرف
concern-status-received = وصل
concern-status-handled = عولج
concern-status-closed = أُغلق

# مدد الحفظ والاطلاع
data = البيانات ومدد الحفظ
help-data = لا يُمحى شيء من تلقاء نفسه: ما بلغ نهاية مدته يظهر هنا مع سببه، ويمحوه شخص من كل مكان. يقول السجل من فتح أي نوع من الأشياء، ولا يقول أيها أبدًا.
data-due = بلغ نهايته
data-nothing-due = لا شيء بلغ نهاية مدته.
data-night = أمسية
data-why = مضى { $count } شهرًا
data-last = آخر تغيير
data-records = { $count ->
    [one] سجل واحد
   *[other] { $count } سجلات
  }
data-erase = محو من كل مكان
data-sure = يُمحى من كل الأجهزة ومن الوسيط بلا رجعة. ما نُشر يبقى منشورًا.
data-months = مدد الفريق
data-months-mean = بالأشهر، بعد آخر تغيير. لا أكثر من أربعة وعشرين للمتابعة.
months = شهر
access-log = سجل الاطلاع
access-means = لمسؤول حماية البيانات. بلا محتوى وبلا رموز.
access-when = متى
access-how-many = العدد
access-what = ماذا
access-who = من
access-none = لا شيء بعد.
access-woken = عُرض مفتاح الإيقاظ
access-opened = فُتح
access-exported = صُدِّر
access-erased = مُحي
access-backed-up = نُسخ احتياطيًا
kind-device = جهاز
kind-report = تقرير
kind-log = السجل كله

# أدلة أخرى
imports = أدلة أخرى
help-imports = دليل من مكان آخر يُبحث فيه، ولا يذهب منه شيء إلى الهواتف. ما يعتمده الفريق يصير بطاقته بكلماته، وما يغيّره المصدر لاحقًا يظهر بجانبها.
import-file = ملف data·inclusion أو HSDS أو جدول (CSV)
import-going = قُرئ { $count } سطرًا
import-stop = إيقاف
import-now = أخذ هذا الملف
import-done = قُرئ:
import-cancelled = أُوقف؛ ما قُرئ محفوظ:
import-new = جديدة
import-changed = متغيّرة
import-same = كما هي
import-gone = لم تعد مدرجة
import-people = تُرك { $count } من أسماء الأشخاص أو عناوينهم.
import-duplicates = { $count } أسطر مكررة: يُعتدّ بالأخير.
import-skipped = { $count } أسطر ينقصها اللازم:
import-recoded = ترميز قديم للحروف: تحقق منها.
mapping = ماذا يقول كل عمود؟
mapping-means = لا تُقرأ إلا الأعمدة المختارة. لا تختر عمودًا فيه أسماء أشخاص.
mapping-needs = هذه الخدمات تلبّي
column-name = اسم الخدمة
column-organisation = المنظمة
column-description = الوصف
column-town = البلدة
column-postcode = الرمز البريدي
column-phone = الهاتف
column-hours = المواعيد (OSM)
column-id = المعرّف
column-updated = حُدّث في
no-directory-empty = الملف فارغ. لم يتغيّر شيء.
no-directory-no-services = لا يحتوي هذا الملف على قائمة خدمات. لم يتغيّر شيء.
no-directory-broken = الملف مقطوع أو تالف. لم يتغيّر شيء. السطر
no-directory-no-column = عمود الاسم غير موجود. لم يتغيّر شيء.
only-changed = ما تغيّر
rows-found = { $count ->
    [one] بطاقة واحدة
   *[other] { $count } بطاقات
  }
adopt = اعتماد
adopted = في دليلنا
source-changed = تغيّر المصدر؛ من قبل:
looked-at = اطّلعت
source-says = يقول المصدر
follow-source = اتباع
directory-out = إعطاء دليلنا
directory-out-means = بطاقات الفريق، بلا شيء عن أي شخص.
layout-inclusion-json = data·inclusion (JSON)
layout-inclusion-csv = data·inclusion (CSV)
layout-hsds = Open Referral HSDS (JSON)
near-open = بلا إنترنت: فتح شبكة المقر
near-open-means = الهواتف على شبكة الواي فاي نفسها تمسح هذا الرمز في «المزامنة» وتسلّم كل شيء هنا. تفرغ لاحقًا عندما يصبح لدى الوسيط أيضًا.
near-is-open = شبكة المقر مفتوحة
near-close = إغلاق الشبكة
near-code = رمز للهواتف
carry-in = ملف مختوم أحضره هاتف
carried-in = أُخذ { $count } من الأظرف من الملف.

# إعطاء المنظمة المستقبلة
hand-over = إعطاء المنظمة
hand-over-means = فقط ما يوافق الشخص على إعطائه. لا شيء آخر في الملف ولا على الورقة.
hand-over-seal = ختم صفحة
hand-over-age = ختم ملف age لمن لديه البرنامج
hand-over-written = كُتب الملف:
hand-over-say = قل هذه الكلمات الست بصوتك، ولا ترسلها أبدًا مع الملف. تُكتب كما هي هنا، بلا علامات، وبين كل كلمتين مسافة واحدة.
shared-before = أُعطي من قبل:
handover-need = الحاجة
handover-service = الخدمة
handover-language = اللغة
handover-band = العمر كما قيل
handover-gender = الجنس
handover-code = رمز المتابعة
handover-wish = الرغبة
page-title = رسالة مختومة
page-ask = الكلمات الست التي قيلت بالصوت
page-open = فتح
page-wrong = ليست هذه الكلمات، أو الصفحة تالفة.
page-notice = أُعطيت بموافقة الشخص، لهذه الإحالة وحدها. لا تنسخها إلى مكان آخر.
vault-late = سلّم أحد أجهزتك، وقد أُزيل، جلسات. إنها تنتظر موافقتك.
vault-take-late = أخذها
help-sheets = تصل الورقة المنشورة إلى كل هاتف في مزامنته التالية، ومعها رقمها. وإذا سُحبت اختفت منه.
sheet-title = العنوان
sheet-text = ما اتفق عليه الفريق، خطوة خطوة
sheet-new = ورقة جديدة
sheet-next = النسخة التالية
sheet-publish = نشر
sheet-withdrawn = مسحوبة
signs-list = قائمة العلامات
help-signs = خمس عائلات، ست علامات في كل منها. ما تغيّره يصل إلى الهواتف دون تحديث؛ وما سُجّل يبقى مقروءًا.
hide = إخفاء
show-again = إعادة
new-sign = علامة جديدة، بالفرنسية
may-hold-since = قد يحتفظ وحده بما تلا { $hour }، { $zone }
may-hold-all = لم يصل منه شيء اليوم: قد يحتفظ بأمسيته كلها
carries = { $count ->
    [one] متابعة واحدة لهذه الليلة، الرمز والخطوة
    [two] متابعتان لهذه الليلة، الرمز والخطوة
   *[other] { $count } متابعات لهذه الليلة، الرمز والخطوة
}
help-legal = يقرؤها المسؤول القانوني والمشرف والمسؤول، لا أحد غيرهم. تحت رمز، لا اسم أبدًا.
legal-not-here = هذا الجهاز لا يقرأ خطوات الحماية: هي للمسؤول القانوني والمشرف والمسؤول.
no-legal = لا خطوة جارية.
legal-new = خطوة جديدة
legal-what = الخطوة
legal-to = إلى من
legal-due = قبل
legal-sent = أُرسلت في
legal-words = ملاحظة (بلا اسم ولا رقم)
legal-step-concern-report = بلاغ قلق
legal-step-court-report = إخطار النيابة
legal-step-ad-hoc-guardian = وصي خاص
legal-step-placement-request = طلب حماية
legal-step-age-appeal = طعن بشأن القصور
legal-step-asylum = طلب لجوء
legal-step-complaint = شكوى
legal-receiver-crip = خلية CRIP
legal-receiver-prosecutor = النيابة
legal-receiver-children-judge = قاضي الأطفال
legal-receiver-child-welfare = رعاية الطفولة (ASE)
legal-receiver-prefecture = المحافظة
legal-receiver-ofpra = OFPRA
legal-receiver-court = المحكمة
legal-receiver-lawyer = محامٍ
legal-status-to-do = للقيام به
legal-status-sent = أُرسلت
legal-status-answered = أُجيب عنها
legal-status-refused = رُفضت
legal-status-closed = مغلقة
second-ask = طلب توقيع مسؤول آخر
second-give = يُعطى لمسؤول آخر:
second-back = يُعاد إلى المسؤول الذي يطلب:
second-text = النص الوارد من المسؤول الآخر
second-what = { $by } يطلب إزالة { $removes }. تحقق بالصوت قبل التوقيع.
second-sign = توقيع هذه الإزالة
read-aloud = اقرأ للطفل ما سُجّل
pathways = مسارات الإحالة
pathways-mean = من يقبل ماذا، وما يُرفض: بحسب إحالات الفريق.
pathway = الخدمة، الحاجة
asked = طُلب
taken-up = قُبل
codebook = دليل الرموز (CSV، fr، en، ar)
export-sums = تصدير المجاميع (CSV)
as-case = الخطوات والمعايير والمرافقات
case-steps = خطوات المتابعة
criteria = دليل الأولوية
criteria-mean = ما هو موجود، بلا علامة ولا نقاط. تُقترح أولوية؛ ويقرر إنسان.
proposed = يقترح الدليل: { $risk }
take-proposed = اعتماد هذه الأولوية
accompanied = المرافقات
along-to = لأي حاجة
along-waited = الانتظار بالدقائق
waited = { $count ->
    [one] دقيقة انتظار
    [two] دقيقتا انتظار
    [few] { $count } دقائق انتظار
   *[other] { $count } دقيقة انتظار
}
field-case = خطوة
field-criterion = معيار
case-step-identification = التعرف
case-step-assessment = التقييم
case-step-planning = التخطيط
case-step-implementation = التنفيذ
case-step-review = المتابعة والمراجعة
case-step-closure = الإغلاق
criterion-immediate-danger = خطر فوري
criterion-exploitation = استغلال، اتجار
criterion-speaks-of-dying = يتحدث عن الموت
criterion-medical = طارئ صحي
criterion-under-13 = أقل من 13
criterion-alone = وحده
criterion-no-shelter = ينام في العراء
criterion-pregnant = حامل
criterion-family-search = يبحث عن عائلته
accompanied-received = استُقبل
accompanied-partly = جزئيًا
accompanied-turned-away = رُدّ
conference = مؤتمر حالات
help-conference = رموز ووقائع وقرارات مع من ومتى. منظمات، لا أشخاص أبدًا: من يشارك مكتوب على الورقة المطبوعة فقط.
conference-codes = عمّن نتحدث؟
agency = منظمة حاضرة
topic-conference = مؤتمر حالات
sift = تصفية ( / )
order = الترتيب
order-urgent = العاجل أولًا
order-due = الأجل
order-code = الرمز
order-risk = الخطر
order-newest = الأحدث
order-service = الخدمة
order-owner = من يتولاه
columns-say = هذا جدول آخر: حدد ما تقوله أعمدته
columns-months = { $count } شهرًا، كل شهر في عمود.
columns-mean = شهر لكل سطر ومؤشر. ما دون 8 يُعد محجوبًا، ويُقرّب الباقي؛ وما لا تربطه يُترك.
columns-take = أخذ هذا الجدول
column-month = عمود الشهر
column-what = عمود المؤشر
column-value = عمود العدد
month-by-month = شهرًا بشهر
help-months = ما يعدّه السجل شهرًا بشهر، وإلى جانبه مجاميع ما قبل (XLSX، CSV). من الماضي تبقى المجاميع المقرّبة وحدها؛ والأعداد الصغيرة تبقى فارغة.
figure = أي رقم
month = الشهر
counted-here = عُدّ هنا
counted-before = عُدّ من قبل
no-months = لا أرقام لأي شهر بعد.
past-months = مجاميع ما قبل
past-file = إضافة جدول مجاميع شهرية
field-total = المجموع
past-kept = { $count ->
    [one] حُفظ شهر واحد
    [two] حُفظ شهران
    [few] حُفظت { $count } أشهر
   *[other] حُفظ { $count } شهرًا
}
second-what-paper = { $by } يطلب ورقة استعادة جديدة للفريق: الورقة السابقة لن تفتح شيئًا جديدًا. تحقّقوا صوتيًا من الكلمات الست قبل التوقيع.
second-sign-paper = توقيع هذه الورقة
second-take = أخذ التوقيع
second-words = ست كلمات تُقال للمسؤولة الأخرى، وهي ترى الكلمات نفسها.
paper-asked = تُعتمد هذه الورقة حين توقّع مسؤولة أخرى.
paper-lost = هل ضاعت الورقة السابقة؟ يمكن لمسؤولة أخرى أن توقّع لورقة جديدة.
paper-ask = إعداد ورقة وطلب توقيعها
