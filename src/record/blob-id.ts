import { createHash } from 'node:crypto';

/** The id that git gives to a file with this text (git-scm.com/book, "Git Objects"). */
export function blobIdOf(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
