//! QR codes as the page draws them, and as paper shows them, read by a reader that is none of ours.

use crate::Fault;

/// Pixels a module.
const SCALE: usize = 8;

/// A code's picture, a value a module: true where it is dark.
#[derive(Debug)]
pub struct Picture {
    side: usize,
    dark: Vec<bool>,
}

impl Picture {
    /// Fills the rectangles of a path that is made of runs, `M<x> <y>h<length>v1h-<length>z`, as a browser would.
    pub fn of(view_box: &str, path: &str) -> Result<Self, Fault> {
        let sides = view_box.strip_prefix("0 0 ").and_then(|size| size.split_once(' '));
        let square = sides.filter(|(width, height)| width == height);
        let (side, _) = square.ok_or_else(|| format!("a viewBox of {view_box}"))?;
        let side: usize = side.parse()?;
        let mut dark = vec![false; side * side];
        for run in path.split('M').skip(1) {
            let odd = || format!("a run of {run}");
            let (start, shape) = run.split_once('h').ok_or_else(odd)?;
            let (x, y) = start.split_once(' ').ok_or_else(odd)?;
            let (x, y): (usize, usize) = (x.parse()?, y.parse()?);
            let (length, _) = shape.split_once('v').ok_or_else(odd)?;
            let length: usize = length.parse()?;
            if shape != format!("{length}v1h-{length}z") || x + length > side {
                return Err(odd().into());
            }
            dark.get_mut(y * side + x..y * side + x + length).ok_or_else(odd)?.fill(true);
        }
        Ok(Self { side, dark })
    }

    /// What a reader makes of it.
    pub fn read(&self) -> Result<String, Fault> {
        let pixel = |x: usize, y: usize| {
            let dark = self.dark.get((y / SCALE) * self.side + x / SCALE);
            if dark == Some(&true) { 0 } else { 255 }
        };
        let pixels = self.side * SCALE;
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(pixels, pixels, pixel);
        let grids = picture.detect_grids();
        let [grid] = grids.as_slice() else {
            return Err(format!("{} codes where there is one", grids.len()).into());
        };
        Ok(grid.decode()?.1)
    }
}
