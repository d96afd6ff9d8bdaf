/** Counts the characters of a phone number: all but what separates its groups. */
export const signs = (text) => text.replace(/[^\d+]/g, "").length;

/** Puts the caret behind the same digit of a formatted number as before. */
export function typed(text, caret, value) {
  if (value === text || caret === undefined || caret === null) return { value, caret: caret ?? value.length };
  if (caret >= text.length) return { value, caret: value.length };
  let left = signs(text.slice(0, caret));
  let place = 0;
  while (left > 0 && place < value.length) {
    left -= signs(value[place]);
    place += 1;
  }
  return { value, caret: place };
}
