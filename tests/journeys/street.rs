//! A night in the street by thumb, in the practice team. Every gesture counts its taps from the open outing's home until the
//! last answer is kept; a count that grows fails.

use super::page::Page;

/// The whole night, the same in Chromium as a phone and in the real window.
pub async fn night(page: &Page) {
    begin(page).await;
    taps_of_the_evening(page).await;
    undo(page).await;
    follow_up(page).await;
    referral(page).await;
    cards(page).await;
    context_and_directory(page).await;
    shore(page).await;
}

async fn home(page: &Page) {
    page.tap("header .flip").await;
    page.find("[data-go='group']").await;
    page.taps();
}

/// At most `most` taps since the home.
fn within(page: &Page, most: u32, what: &str) {
    let taps = page.taps();
    assert!(taps <= most, "{what}: {taps} taps, not {most}");
}

/// The practice team with an open outing; the six words of the device come back.
pub async fn practise(page: &Page) -> String {
    page.find("[data-way='practice']").await;
    page.speak("fr").await;
    page.tap("[data-way='practice']").await;
    let words = page.find(".words[data-words*=' ']").await.attr("data-words").await.unwrap().unwrap();
    page.type_into("[data-field='again']", &words).await;
    page.tap("[data-go='start']:not([disabled])").await;
    page.find("[data-go='group']").await;
    words
}

async fn begin(page: &Page) {
    practise(page).await;
    page.look("street-home").await;
    page.taps();
}

async fn taps_of_the_evening(page: &Page) {
    page.tap("[data-go='group']").await;
    page.tap("[data-number='7']").await;
    page.find(".tally li").await;
    within(page, 3, "a group");
    page.tap("[data-go='done']").await;
    page.says(".figures", "7").await;
    page.taps();

    page.tap("[data-go='person']").await;
    page.tap("[data-code='15-17']").await;
    page.find("[data-code='15-17'][aria-pressed='true']").await;
    page.tap("[data-part='language']").await;
    page.tap("[data-code='ti']").await;
    page.find("[data-code='ti'][aria-pressed='true']").await;
    page.tap("[data-part='needs']").await;
    page.tap("[data-code='shelter.tonight']").await;
    page.find("[data-code='shelter.tonight'][aria-pressed='true']").await;
    page.tap("[data-go='done']").await;
    page.find("[data-go='group']").await;
    within(page, 8, "a minor with language and need");

    page.tap("[data-go='alert']").await;
    page.tap("[data-level='red']").await;
    page.find("[data-state='nobody']").await;
    within(page, 2, "a red alert");
    page.look("street-alert-red").await;
    page.tap("[data-go='called']").await;
    home(page).await;

    page.tap("[data-go='context']").await;
    page.find("[data-code='eviction'][aria-pressed='true']").await;
    page.tap("[data-code='phones']").await;
    page.find("[data-code='phones'][aria-pressed='true']").await;
    page.look("street-context").await;
    page.tap("[data-go='keep']").await;
    page.find("[data-go='group']").await;
    within(page, 4, "an eviction");
}

/// A wrong tap is taken back within ten seconds, as if it had not been.
async fn undo(page: &Page) {
    page.tap("[data-go='person']").await;
    page.tap("[data-code='15-17']").await;
    page.tap("[data-part='signs']").await;
    page.tap("[data-source='said']").await;
    page.tap("[data-code='control.debt']").await;
    page.find("[data-code='control.debt'][aria-pressed='true']").await;
    page.says("[data-code='control.debt']", "dit").await;
    page.tap("[data-code='violence.marks']").await;
    page.find("[data-code='violence.marks'][aria-pressed='true']").await;
    page.find("[data-go='undo']").await;
    page.look("street-undo").await;
    page.tap("[data-code='violence.threatened']").await;
    page.find("[data-code='violence.threatened'][aria-pressed='true']").await;
    page.tap("[data-go='undo']").await;
    page.find("[data-code='violence.threatened'][aria-pressed='false']").await;
    page.find("[data-code='control.debt'][aria-pressed='true']").await;
    page.tap("[data-go='done']").await;
    page.find("[data-go='group']").await;
    page.taps();
}

/// A card that is not in tonight's list, a wrong digit, and a code that is given with the person's yes.
async fn follow_up(page: &Page) {
    page.tap("[data-go='code']").await;
    page.look("street-code").await;
    for digit in "4180737".chars() {
        page.tap(&format!("[data-key='{digit}']")).await;
    }
    page.find("[data-state='wrong']").await;
    page.look("street-code-wrong").await;
    page.tap(".keypad button[aria-label]").await;
    for digit in "4180738".chars() {
        page.tap(&format!("[data-key='{digit}']")).await;
    }
    page.find("[data-state='elsewhere']").await;
    page.look("street-code-elsewhere").await;
    page.tap("[data-go='keep']").await;
    page.find("[data-state='kept']").await;
    page.tap("[data-go='done']").await;
    page.tap("[data-code='15-17']").await;
    page.find("[data-code='15-17'][aria-pressed='true']").await;
    page.tap("[data-go='done']").await;
    page.find("[data-go='group']").await;
    page.taps();
}

/// Six taps from the home to a referral, two more for its refusal with a reason.
async fn referral(page: &Page) {
    page.tap(".rows li:nth-last-child(2) button").await;
    page.tap("[data-part='needs']").await;
    page.tap("[data-go='refer']").await;
    page.find("[data-service]").await;
    page.look("street-refer").await;
    page.tap("[data-service]").await;
    page.look("street-refer-consent").await;
    page.tap("[data-consent='yes']").await;
    page.find("[data-state='draft']").await;
    within(page, 6, "a referral");
    page.tap("[data-status='refused']").await;
    page.find("[data-code='full']").await;
    page.look("street-refer-refused").await;
    page.tap("[data-code='full']").await;
    page.find("[data-state='refused']").await;
    within(page, 2, "a refusal with its reason");
    page.tap("[data-go='done']").await;
    page.tap("[data-part='more']").await;
    page.tap("[data-code='accepted']").await;
    page.find("[data-code='accepted'][aria-pressed='true']").await;
    page.tap("[data-code='nobody']").await;
    page.find("[data-code='nobody'][aria-pressed='true']").await;
    page.look("street-more").await;
}

/// The child holds the phone: nothing of the log is on the page or behind it until the digits are given.
async fn cards(page: &Page) {
    page.tap("[data-go='cards']").await;
    page.look("street-cards").await;
    page.tap("[data-card='numbers']").await;
    page.type_into("[data-field='pin']", "2580").await;
    page.look("street-cards-pin").await;
    page.tap("[data-go='set-pin']:not([disabled])").await;
    page.tap("[data-card='numbers']").await;
    page.find(".child").await;
    page.tap("[data-language='ti']").await;
    page.says(".child h1", "ደውል").await;
    page.look("street-card-child").await;
    page.tap("[data-language='prs']").await;
    page.find(".child[dir='rtl']").await;
    let doors = page.run("return document.querySelectorAll('header, .doors, [data-go=group]').length", vec![]).await;
    assert_eq!(doors, 0, "no way back but the digits");
    let script = "const done = arguments[arguments.length - 1];
        window.__TAURI_INTERNALS__.invoke('ask', { query: { show: 'tonight' } }).then(() => done('open'), e => done(e.code))";
    let asked = page.driver.execute_async(script, vec![]).await.unwrap().json().clone();
    assert_eq!(asked, "locked", "the core answers nothing either");
    page.tap("[data-go='leaving']").await;
    page.type_into("[data-field='pin']", "1111").await;
    page.tap("[data-go='leave']").await;
    page.find("[data-error='wrong_pin']").await;
    page.type_into("[data-field='pin']", "2580").await;
    page.tap("[data-go='leave']").await;
    page.tap("[data-code='partly']").await;
    page.find("[data-part='more'][aria-selected='true']").await;
    home(page).await;
}

async fn context_and_directory(page: &Page) {
    page.tap("[data-go='services']").await;
    page.find("[data-service]").await;
    page.look("street-directory").await;
    home(page).await;
    page.tap("[data-go='share']").await;
    page.find(".qr").await;
    page.look("street-share").await;
    home(page).await;
    page.tap("[data-go='close']").await;
    page.find("[data-state='summary']").await;
    page.look("street-summary").await;
    page.tap("[data-go='close-now']").await;
    page.find("[data-go='outing']").await;
    within(page, 3, "closing the outing");
    page.tap("[data-go='preflight']").await;
    page.find("[data-light='unsent']").await;
    page.look("street-preflight").await;
}

async fn shore(page: &Page) {
    page.tap("footer [data-go='outing']").await;
    page.tap("[data-code='web']").await;
    page.find("[data-code='messaging']").await;
    page.look("street-outing-web").await;
    page.tap("[data-code='coastal']").await;
    page.tap("[data-go='open']").await;
    page.find("[data-count='out_of_water']").await;
    page.tap("[data-number='12']").await;
    page.says("[data-count='out_of_water']", "12").await;
    page.look("street-shore").await;
    let met = page.run("return document.querySelectorAll('.rows li .what').length", vec![]).await;
    assert!(met.as_u64().is_some_and(|met| met > 0), "the evening's contacts are still there; the shore made none");
}
