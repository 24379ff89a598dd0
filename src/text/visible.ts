/**
 * A text without what cannot be seen but has effects: control characters, and those that turn the
 * direction of writing, with which one text can pass for another (CVE-2021-42574). Tabs and line
 * ends stay; half a surrogate pair becomes U+FFFD, as it would on the way to UTF-8.
 */
export function visible(text: string): string {
  return wellFormed(
    text.replace(
      /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g,
      '',
    ),
  );
}

/** A text in which U+FFFD stands for each half of a surrogate pair. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
