import { isNode } from 'yaml';
import { withFrontMatter } from './front-matter.ts';

const LINE = /^ {0,3}(?<key>[\w-]+):/;

/**
 * Sets keys of a page that begins with lines of `Key: value`, as Python-Markdown reads them. A list
 * becomes one line, its values separated by semicolons (Pelican, "File metadata"). A page with YAML
 * between fences keeps that form.
 *
 * @param over key -> value
 */
export function withMetadataLines(page: string, over: Readonly<Record<string, unknown>>): string {
  if (page.startsWith('---')) return withFrontMatter(page, over);
  const lines = page.split('\n');
  const found = lines.findIndex((line) => !LINE.test(line));
  const end = found === -1 ? lines.length : found;
  const head = lines.slice(0, end);
  for (const [key, value] of Object.entries(over)) {
    const line = `${key}: ${inLine(value)}`;
    const at = head.findIndex(
      (one) => LINE.exec(one)?.groups?.['key']?.toLowerCase() === key.toLowerCase(),
    );
    if (at === -1) head.push(line);
    else head[at] = line;
  }
  // Without an empty line the body would be read as metadata.
  const gap = end === 0 && head.length > 0 ? [''] : [];
  return [...head, ...gap, ...lines.slice(end)].join('\n');
}

/** Reads the lines of withMetadataLines. Keys are in lower case; a value with `; ` is a list. */
export function metadataIn(page: string): {
  readonly values: Readonly<Record<string, unknown>>;
  readonly body: string;
} {
  const lines = page.split('\n');
  const end = lines.findIndex((line) => !LINE.test(line));
  if (end <= 0) return { values: {}, body: page };
  const entries = lines.slice(0, end).map((line): [string, unknown] => {
    const at = line.indexOf(':');
    const values = line
      .slice(at + 1)
      .split(';')
      .map((value) => value.trim())
      .filter((value) => value !== '');
    return [line.slice(0, at).trim().toLowerCase(), values.length === 1 ? values[0] : values];
  });
  return { values: Object.fromEntries(entries), body: lines.slice(end).join('\n') };
}

function inLine(value: unknown): string {
  const plain: unknown = isNode(value) ? value.toJSON() : value;
  const texts = (Array.isArray(plain) ? plain : [plain]).map((one: unknown) =>
    typeof one === 'object' && one !== null ? JSON.stringify(one) : String(one),
  );
  return texts.join('; ').replace(/\s+/g, ' ').trim();
}
