import type { Fault } from './faults.ts';
import { oaiDocument } from './oai.ts';
import type { Reply } from './reply.ts';

const PAGE =
  '<!DOCTYPE html>\n<html><head><title>arXiv</title></head><body><p>Please come back later.</p></body></html>\n';

/** Token of the first page, so that the list never ends. */
const SAME_TOKEN = 'verb%3DListRecords%26metadataPrefix%3DarXivRaw%26from%3D2026-11-01%26skip%3D0';

const BAD_TOKEN = oaiDocument(
  {},
  "<error code='badResumptionToken'>The value of the resumptionToken argument is invalid or expired. Reason: Token decoding failed or format is invalid.</error>",
  new Date('2026-11-20T06:00:00Z'),
);

/** Returns the reply after a fault. `reset` and `hang` have no reply. */
export function spoilt({ do: kind, status, headers }: Fault, proper: Reply): Reply {
  switch (kind) {
    case 'html':
      return {
        status: status ?? 200,
        headers: { 'Content-Type': 'text/html', ...headers },
        body: PAGE,
      };
    case 'rate-exceeded-200':
      return { status: 200, headers: { ...headers }, body: 'Rate exceeded.' };
    case 'truncated':
      return {
        ...proper,
        headers: { ...proper.headers, ...headers },
        body: half(proper.body ?? ''),
      };
    case 'empty':
      return { ...proper, headers: { ...proper.headers, ...headers }, body: '' };
    case 'unknown':
      return { ...proper, headers: { ...proper.headers, ...headers }, body: '<records/>' };
    case 'bad-token':
      return { ...proper, body: BAD_TOKEN };
    case 'same-token':
      return {
        ...proper,
        body: (proper.body ?? '').replace(
          /<resumptionToken.*<\/ListRecords>/s,
          `<resumptionToken>${SAME_TOKEN}</resumptionToken>\n    </ListRecords>`,
        ),
      };
    case 'false-empty':
      return {
        ...proper,
        headers: { ...proper.headers, ...headers },
        body: emptied(proper.body ?? ''),
      };
    default:
      return { status: status ?? 503, headers: { ...headers }, body: 'Service unavailable' };
  }
}

function half(body: string): string {
  return body.slice(0, Math.ceil(body.length / 2));
}

/** Removes the papers from a feed, and sets its count of papers to 0. */
function emptied(body: string): string {
  return body
    .replace(/ *<(entry|item)>.*<\/\1>\n/s, '')
    .replace(/(?<=<opensearch:totalResults[^>]*>)\d+/, '0');
}
