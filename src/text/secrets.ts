/** Shorter ones are words that local services ask for in place of a key: `none`, `ollama`. */
const SHORTEST = 8;

/** The bits of a byte, and those of a letter of Base64. */
const BYTE = 8;
const LETTER = 6;

/**
 * The forms in which a text can hold a secret: as it is, as in an address, as in JSON, and in Base64.
 * In the last the letters depend on how many bytes stand before it, of which `x-access-token:` is but
 * one example; so the runner itself masks three forms (actions/runner, ValueEncoders.cs), without the
 * letters at both ends that neighbours share.
 *
 * @returns nothing for what is too short to be told from a word; longer forms first
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
 * What takes secrets out of a text, in all their forms.
 *
 * @param secrets a token, a key; empty ones count for none
 */
export function withoutSecrets(secrets: readonly string[]): (text: string) => string {
  const forms = secrets.flatMap(formsOf);
  return (text) => forms.reduce((left, form) => left.replaceAll(form, '***'), text);
}
