/**
 * Removes control characters, and those that change the direction of writing, with which a text can
 * imitate another (CVE-2021-42574). Tabs and line ends stay. Half a surrogate pair becomes U+FFFD, as
 * in UTF-8.
 */
export function visible(text: string): string {
  return wellFormed(
    text.replace(
      /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g,
      '',
    ),
  );
}

/** Replaces each half of a surrogate pair by U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
