import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nowFrom, paceSeconds, serviceUrl, userAgent } from './actions/environment.ts';
import { arxivOver } from './arxiv/client.ts';
import { SAMPLE_KEYWORDS, SAMPLE_NOW, sampleArxiv } from './arxiv/sample.ts';
import { DEFAULT_FILE } from './config/schema.ts';
import type { Arxiv, Extras, Log, Site } from './edges.ts';
import { NO_EXTRAS } from './enrich/enrich.ts';
import { huggingFaceOver } from './enrich/hugging-face.ts';
import { RunFailure, remedyFor } from './failure.ts';
import { PAGE_MARK, pageOf } from './page/page.ts';
import { siteInFolder } from './publish/folder.ts';
import { presetsIn } from './render/preset-folder.ts';
import { escapeTerminal } from './report/log-line.ts';
import { previewOf } from './report/preview.ts';
import type { Report } from './report/report.ts';
import { run } from './run.ts';

const HELP = `Usage: node dist/preview.js [options]

Shows what Paperboy would put into a pull request, without one: posts and digest
are written to a folder, and the pull request is printed. Beside them goes
index.html, to be opened in a browser: what each topic found day by day, where it
matched, what it missed by one condition, how arXiv would read the same words,
the pull request, and every post. Without options it asks nobody and reads a
sample of announcements that it brings along.

  --live           ask arXiv instead of reading the sample, Hugging Face for code, and
                   the language model that the configuration names, if it names one,
                   with the key in the environment variable PAPERBOY_LLM_KEY
  --site DIR       a site's folder: its generator is recognised, its papers are
                   skipped, its ${DEFAULT_FILE} is read
  --config FILE    read this configuration file instead
  --keywords TEXT  what to look for, as in the input \`keywords\`
  --out DIR        where to write (default: preview)
  --now INSTANT    stands for now, such as 2026-11-23T03:17:00Z
  --help           print this
`;

const USAGE_ERROR = 2;
const out = (line: string) => process.stdout.write(`${line}\n`);
const err = (line: string) => process.stderr.write(`${line}\n`);

const log: Log = {
  info: (line) => err(escapeTerminal(line)),
  notice: ({ about, text }) => err(escapeTerminal(`Notice: ${about}: ${text}`)),
};

function options() {
  const text = { type: 'string' } as const;
  return parseArgs({
    options: {
      live: { type: 'boolean', default: false },
      site: text,
      config: text,
      keywords: text,
      out: { type: 'string', default: 'preview' },
      now: text,
      help: { type: 'boolean', default: false },
    },
  }).values;
}

/** A configuration file that was named on the command line, as if it were among the site's. */
function withFile(site: Site, path: string): Site {
  return {
    ...site,
    async files(at) {
      const files = await site.files(at);
      const read = (wanted: string) =>
        wanted === path ? Promise.resolve(readFileSync(path, 'utf8')) : files.read(wanted);
      return {
        ...files,
        paths: existsSync(path) ? [...new Set([...files.paths, path])] : files.paths,
        read,
      };
    },
  };
}

async function preview(): Promise<void> {
  const said = options();
  if (said.help) {
    out(HELP);
    return;
  }
  const env = process.env;
  const given = new Map<string, string>();
  const folder = siteInFolder({
    out: said.out,
    ...(said.site !== undefined && { site: said.site }),
  });
  const site = said.config === undefined ? folder : withFile(folder, said.config);
  const hasFile =
    said.config !== undefined ||
    (said.site !== undefined && (await folder.files({})).paths.includes(DEFAULT_FILE));
  if (said.keywords !== undefined) given.set('keywords', said.keywords);
  else if (!hasFile) given.set('keywords', SAMPLE_KEYWORDS);
  const asked = said.now ?? env['PAPERBOY_NOW'];
  const now = nowFrom({ PAPERBOY_NOW: asked ?? (said.live ? undefined : SAMPLE_NOW) });
  const report = await run({
    inputs: given,
    at: { file: { path: said.config ?? DEFAULT_FILE, named: said.config !== undefined } },
    site,
    arxiv: said.live ? live() : sampleArxiv(),
    extras: said.live ? liveExtras() : NO_EXTRAS,
    presets: presetsIn(),
    log,
    now,
    explain: true,
  });
  const page = writePage(report, said.out, said.site);
  out(previewOf(report, said.out));
  if (page !== undefined) out(escapeTerminal(`Open in a browser:\n  ${page}`));
}

/** Writes the page beside the posts, but over no page of somebody else and into no site. */
function writePage(report: Report, folder: string, site: string | undefined): string | undefined {
  const path = join(folder, 'index.html');
  mkdirSync(folder, { recursive: true });
  const isSite = site !== undefined && realpathSync(site) === realpathSync(folder);
  const isOurs = !existsSync(path) || readFileSync(path, 'utf8').includes(PAGE_MARK);
  if (isSite || !isOurs) {
    log.notice({
      about: path,
      text: `it was not written, since ${isSite ? 'the folder is the site itself' : 'there is another page by that name'}: name another folder with --out`,
    });
    return undefined;
  }
  writeFileSync(path, pageOf(report));
  return path;
}

function live(): Arxiv {
  const url = serviceUrl(process.env, 'PAPERBOY_ARXIV_URL', 'https://export.arxiv.org');
  return arxivOver({
    apiUrl: url,
    rssUrl: serviceUrl(process.env, 'PAPERBOY_RSS_URL', 'https://rss.arxiv.org'),
    userAgent: userAgent(),
    paceSeconds: paceSeconds(process.env, url),
    log,
  });
}

function liveExtras(): Extras {
  const url = serviceUrl(process.env, 'PAPERBOY_HF_URL', 'https://huggingface.co');
  const agent = { userAgent: userAgent(), log };
  const key = process.env['PAPERBOY_LLM_KEY']?.trim() ?? '';
  return {
    links: huggingFaceOver({ url, ...agent }),
    generate: async (papers, settings) =>
      (await import('./enrich/chat.ts')).chatOver(agent)(papers, { ...settings, key }),
  };
}

try {
  await preview();
} catch (error) {
  if (error instanceof RunFailure) {
    err(escapeTerminal(`[${error.code}] ${error.message}\n${remedyFor(error.code)}`));
    process.exitCode = 1;
  } else if (
    error instanceof TypeError &&
    'code' in error &&
    String(error.code).startsWith('ERR_PARSE_ARGS')
  ) {
    err(`${error.message}\n\n${HELP}`);
    process.exitCode = USAGE_ERROR;
  } else {
    err(
      escapeTerminal(
        `[INTERNAL] ${error instanceof Error ? error.message : 'unknown'}\n${remedyFor('INTERNAL')}`,
      ),
    );
    process.exitCode = 1;
  }
}
