//! The elements of a JSON array that is too long for memory.

/// Finds the end of each element of an array, byte by byte. It does not check the JSON of an element.
#[derive(Default)]
pub struct Elements {
    state: State,
    /// The number of open brackets and braces inside the array.
    depth: usize,
    in_string: bool,
    is_escaped: bool,
    /// The element so far.
    element: Vec<u8>,
    /// The number of commas between elements so far.
    commas: u64,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum State {
    #[default]
    Before,
    Inside,
    After,
}

impl Elements {
    /// Takes one byte, and returns the element that ends with it.
    ///
    /// # Errors
    ///
    /// If the byte is before or after the array.
    pub fn push(&mut self, byte: u8) -> Result<Option<Vec<u8>>, String> {
        match (self.state, byte) {
            (State::Before, b'[') => self.state = State::Inside,
            (State::Inside, _) => return Ok(self.inside(byte)),
            (_, byte) if byte.is_ascii_whitespace() => {}
            (State::Before, _) => {
                return Err("expected a JSON array, found another value; pass an array".to_owned());
            }
            (State::After, _) => {
                return Err("expected nothing after the array, found more; remove it".to_owned());
            }
        }
        Ok(None)
    }

    /// Returns whether the array is complete.
    pub fn is_complete(&self) -> bool {
        self.state == State::After
    }

    /// Returns the bytes of the element so far.
    pub fn length(&self) -> usize {
        self.element.len()
    }

    fn inside(&mut self, byte: u8) -> Option<Vec<u8>> {
        if self.in_string {
            self.in_string = self.is_escaped || byte != b'"';
            self.is_escaped = !self.is_escaped && byte == b'\\';
            self.element.push(byte);
            return None;
        }
        match byte {
            b',' if self.depth == 0 => {
                self.commas += 1;
                return Some(std::mem::take(&mut self.element));
            }
            b']' if self.depth == 0 => {
                self.state = State::After;
                let is_empty = self.commas == 0 && self.element.trim_ascii().is_empty();
                return (!is_empty).then(|| std::mem::take(&mut self.element));
            }
            b'"' => self.in_string = true,
            b'[' | b'{' => self.depth += 1,
            b']' | b'}' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.element.push(byte);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Elements;

    fn elements(text: &str) -> Option<Vec<String>> {
        let mut elements = Elements::default();
        let mut found = Vec::new();
        for byte in text.bytes() {
            found.extend(elements.push(byte).ok()?.map(|element| String::from_utf8(element).unwrap()));
        }
        elements.is_complete().then_some(found)
    }

    #[test]
    fn elements_end_at_the_commas_between_them() {
        for (text, wanted) in [
            (" [] ", Some(vec![])),
            ("[1,2]", Some(vec!["1", "2"])),
            (r#"[{"a":"],[\"\\"},{"b":[1,{}]}]"#, Some(vec![r#"{"a":"],[\"\\"}"#, r#"{"b":[1,{}]}"#])),
            ("[{},]", Some(vec!["{}", ""])),
            ("[,]", Some(vec!["", ""])),
            ("[{}", None),
            ("[\"]", None),
            ("[] x", None),
            ("{}", None),
            ("", None),
        ] {
            let wanted = wanted.map(|list| list.into_iter().map(str::to_owned).collect());
            assert_eq!(elements(text), wanted, "{text}");
        }
    }
}
