//! QR codes: drawn from a text, and read from a camera's picture without anybody's services. Crates `qrcode` and `rqrr`.

use serde::Serialize;
use ts_rs::TS;

use crate::{App, Code, Error, Result};

/// A code to draw: `size` rows of `size` modules, `#` for a dark one.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct QrView {
    pub rows: Vec<String>,
}

/// A picture larger than this is not looked at: a camera's frame is made smaller before.
const MOST_PIXELS: usize = 4 << 20;

impl App {
    /// The code of a text, with the middle level of correction: it is shown on a screen, in the rain.
    pub fn draw_qr(text: &str) -> Result<QrView> {
        let code = qrcode::QrCode::with_error_correction_level(text.as_bytes(), qrcode::EcLevel::M);
        let code = code.map_err(|_| Error::new(Code::Internal, "the text is too long for a QR code"))?;
        let dark = |colour: &qrcode::Color| if *colour == qrcode::Color::Dark { '#' } else { ' ' };
        let rows = code.to_colors().chunks(code.width()).map(|row| row.iter().map(dark).collect()).collect();
        Ok(QrView { rows })
    }

    /// The text of the first code in a picture: `width` columns of grey values, row after row. `None` when there is none.
    pub fn read_qr(width: usize, grey: &[u8]) -> Option<String> {
        if width == 0 || grey.len() > MOST_PIXELS || grey.len() < width {
            return None;
        }
        let height = grey.len() / width;
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| grey[y * width + x]);
        picture.detect_grids().into_iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of a code, each module `scale` pixels wide, on grey paper with a margin.
    fn picture(view: &QrView, scale: usize) -> (usize, Vec<u8>) {
        let size = view.rows.len();
        let width = (size + 8) * scale;
        let mut grey = vec![200; width * width];
        for (y, row) in view.rows.iter().enumerate() {
            for (x, module) in row.chars().enumerate().filter(|(_, module)| *module == '#') {
                assert_eq!(module, '#');
                for at in 0..scale * scale {
                    let (px, py) = ((x + 4) * scale + at % scale, (y + 4) * scale + at / scale);
                    grey[py * width + px] = 30;
                }
            }
        }
        (width, grey)
    }

    #[test]
    fn what_is_drawn_is_read_again_and_noise_is_nothing() {
        let text = "MARAUDE3:418 073 8";
        let (width, grey) = picture(&App::draw_qr(text).unwrap(), 5);
        assert_eq!(App::read_qr(width, &grey).as_deref(), Some(text));
        let noise: Vec<u8> = (0..40_000_u32).map(|at| at.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
        assert_eq!(App::read_qr(200, &noise), None);
        assert_eq!(App::read_qr(0, &[]), None);
        assert_eq!(App::read_qr(9_999, &[1, 2, 3]), None);
    }

    #[test]
    fn an_enrolment_text_fits_a_code() {
        let text = format!("MARAUDE1:{}", "A".repeat(400));
        let (width, grey) = picture(&App::draw_qr(&text).unwrap(), 4);
        assert_eq!(App::read_qr(width, &grey), Some(text));
        assert!(App::draw_qr(&"x".repeat(5_000)).is_err());
    }
}
