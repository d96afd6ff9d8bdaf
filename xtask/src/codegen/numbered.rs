//! The lines of one text, by their numbers, as `src/base/numbered.rs` reads them.

/// The number of lines in a block, as in `src/base/numbered.rs`.
const BLOCK: usize = 8;

/// A text of lines, each ended by a unit separator, and the start of every eighth one.
#[derive(Default)]
pub struct Lines {
    pub text: String,
    count: usize,
    pub blocks: Vec<usize>,
}

impl Lines {
    pub fn add(&mut self, line: &str) -> Result<(), String> {
        if line.contains('\u{1f}') {
            return Err("expected text without a unit separator".to_owned());
        }
        if self.count.is_multiple_of(BLOCK) {
            self.blocks.push(self.text.len());
        }
        self.count += 1;
        self.text.push_str(line);
        self.text.push('\u{1f}');
        Ok(())
    }
}
