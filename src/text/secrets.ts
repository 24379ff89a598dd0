/** Shorter keys are words for local services that need no key: `none`, `ollama`. */
const SHORTEST = 8;

/** Bits of a byte, and of a letter of Base64. */
const BYTE = 8;
const LETTER = 6;

/**
 * Returns the forms of a secret in a text: plain, URL-encoded, JSON, and Base64. The letters of
 * Base64 depend on the number of bytes before the secret (as in `x-access-token:SECRET`), so there
 * are three forms, as the runner masks them (actions/runner, ValueEncoders.cs), without the letters
 * at both ends that also hold bits of neighbours.
 *
 * @returns longer forms first; empty for a secret that is too short to be distinguished from a word
 */
export function formsOf(secret: string): string[] {
  if (secret.length < SHORTEST) return [];
  const bytes = Buffer.from(secret);
  const encoded = [0, 1, 2].flatMap((before) => {
    const behind = Buffer.concat([Buffer.alloc(before), bytes]);
    const from = Math.ceil((before * BYTE) / LETTER);
    const to = Math.floor((behind.length * BYTE) / LETTER);
    return (['base64', 'base64url'] as const).map((way) => behind.toString(way).slice(from, to));
  });
  const written = [
    secret,
    encodeURIComponent(bytes.toString()),
    JSON.stringify(secret).slice(1, -1),
  ];
  return [...new Set([...written, ...encoded])].sort((a, b) => b.length - a.length);
}

/**
 * Returns a function that replaces secrets in a text, in all their forms, by `***`.
 *
 * @param secrets may hold empty texts
 */
export function withoutSecrets(secrets: readonly string[]): (text: string) => string {
  const forms = secrets.flatMap(formsOf);
  return (text) => forms.reduce((left, form) => left.replaceAll(form, '***'), text);
}
