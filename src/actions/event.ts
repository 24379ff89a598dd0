import * as z from 'zod/mini';
import type { EditedPull } from '../record/site.ts';

const account = z.object({ login: z.string(), type: z.optional(z.string()) });
const payload = z.object({
  action: z.string(),
  number: z.number(),
  sender: account,
  changes: z.optional(z.object({ body: z.optional(z.object({ from: z.nullish(z.string()) })) })),
  pull_request: z.object({
    head: z.object({ ref: z.string(), repo: z.nullish(z.object({ full_name: z.string() })) }),
  }),
});

const ofRepository = z.object({ repository: z.object({ default_branch: z.string() }) });

/** Returns the default branch of the repository of an event, if the event has it. */
export function defaultBranchIn(event: unknown): string | undefined {
  const read = z.safeParse(ofRepository, event);
  return read.success ? read.data.repository.default_branch : undefined;
}

/**
 * Returns the edit of a pull request that started this run (docs.github.com, "Webhook events and
 * payloads", pull_request). The author of a pull request can edit its text without write access; the
 * run checks the access of the author later.
 *
 * @param repository `owner/name` of the site
 * @returns the reason if the event is ignored; undefined for events that are not about a pull request
 */
export function editedPull(
  eventName: string | undefined,
  event: unknown,
  repository: string,
): EditedPull | { readonly why: string } | undefined {
  if (eventName?.startsWith('pull_request') !== true) return undefined;
  const read = z.safeParse(payload, event);
  // Other events change no box, and `pull_request_target` is not supported.
  if (eventName !== 'pull_request' || !read.success) return { why: 'the event is not an edit' };
  const { action, number, sender, changes, pull_request: pull } = read.data;
  if (action !== 'edited' || changes?.body === undefined)
    return { why: 'the event did not change the text of the pull request' };
  if (pull.head.repo?.full_name.toLowerCase() !== repository.toLowerCase())
    return { why: 'the pull request comes from another repository' };
  if (sender.type === 'Bot') return { why: 'a bot edited the pull request' };
  const before = changes.body.from?.replaceAll('\r\n', '\n');
  return { number, head: pull.head.ref, ...(before !== undefined && { before }) };
}
