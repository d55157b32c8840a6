//! A screen as a PDF, by the web view's own printing: what a person sees, in its language and direction, with its charts.

use std::{
    path::Path,
    sync::mpsc::{Receiver, Sender, channel},
};

use gtk::{PageSetup, PaperSize, PrintSettings, Unit, glib};
use tauri::{Runtime, WebviewWindow};
use webkit2gtk::{PrintOperation, PrintOperationExt};

/// Said once: written, or why not. Nothing comes where there is no such web view.
pub type Written = Receiver<Result<(), String>>;

const MARGIN_MM: f64 = 15.0;

/// Begins to write; the answer comes later.
pub fn write<R: Runtime>(window: &WebviewWindow<R>, path: &Path) -> Result<Written, String> {
    let (send, receive) = channel();
    let uri = glib::filename_to_uri(path, None).map_err(|error| error.to_string())?.to_string();
    let print = move |view: tauri::webview::PlatformWebview| begin(&view.inner(), &uri, send);
    window.with_webview(print).map_err(|error| error.to_string())?;
    Ok(receive)
}

fn begin(view: &webkit2gtk::WebView, uri: &str, send: Sender<Result<(), String>>) {
    let settings = PrintSettings::new();
    // The printer that GTK has for files goes by a name in the user's language.
    let file = glib::dgettext(Some("gtk30"), "Print to File");
    settings.set_printer(&file);
    settings.set("output-file-format", Some("pdf"));
    settings.set("output-uri", Some(uri));
    let page = PageSetup::new();
    page.set_paper_size(&PaperSize::new(Some("iso_a4")));
    page.set_top_margin(MARGIN_MM, Unit::Mm);
    page.set_bottom_margin(MARGIN_MM, Unit::Mm);
    page.set_left_margin(MARGIN_MM, Unit::Mm);
    page.set_right_margin(MARGIN_MM, Unit::Mm);
    let operation = PrintOperation::new(view);
    operation.set_print_settings(&settings);
    operation.set_page_setup(&page);
    let failed = send.clone();
    operation.connect_failed(move |_, error| drop(failed.send(Err(error.to_string()))));
    // The operation lives until it is over: it is held by what it calls, which goes with it.
    let held = std::cell::RefCell::new(Some(operation.clone()));
    operation.connect_finished(move |_| {
        // After a failure this is said second, and heard by nobody.
        let _ = send.send(Ok(()));
        let _ = held.take();
    });
    operation.print();
}
