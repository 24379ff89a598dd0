import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  huggingFaceToken,
  nowFrom,
  paceSeconds,
  serviceUrl,
  userAgent,
} from './actions/environment.ts';
import { arxivOver } from './arxiv/client.ts';
import { SAMPLE_KEYWORDS, SAMPLE_NOW, sampleArxiv } from './arxiv/sample.ts';
import { DEFAULT_FILE } from './config/schema.ts';
import type { Arxiv } from './arxiv/arxiv.ts';
import type { Extras } from './enrich/extras.ts';
import type { Log } from './log.ts';
import type { Site } from './record/site.ts';
import { NO_EXTRAS } from './enrich/enrich.ts';
import { huggingFaceOver } from './enrich/hugging-face.ts';
import { RunFailure, remedyFor } from './failure.ts';
import { PAGE_MARK, pageOf } from './preview/page.ts';
import { BadUsage, HELP, readOptions } from './preview/options.ts';
import { siteInFolder } from './preview/folder.ts';
import { presetsIn } from './site/preset-folder.ts';
import { escapeTerminal } from './report/log-line.ts';
import { previewOf } from './report/preview-report.ts';
import type { Report } from './report/report.ts';
import { run } from './run.ts';
import { VERSION } from './version.ts';

const USAGE_ERROR = 2;
const out = (line: string) => process.stdout.write(`${line}\n`);
const err = (line: string) => process.stderr.write(`${line}\n`);

const log: Log = {
  info: (line) => err(escapeTerminal(line)),
  notice: ({ about, text }) => err(escapeTerminal(`Notice: ${about}: ${text}`)),
};

/** A configuration file that was named on the command line, as if it were among the site's. */
function withFile(site: Site, path: string): Site {
  if (!existsSync(path) || statSync(path).isDirectory()) return site;
  return {
    ...site,
    async files(at) {
      const files = await site.files(at);
      return {
        ...files,
        paths: [...new Set([...files.paths, path])],
        read: (wanted) =>
          wanted === path ? Promise.resolve(readFileSync(path, 'utf8')) : files.read(wanted),
      };
    },
  };
}

async function preview(): Promise<void> {
  const said = readOptions(process.argv.slice(2));
  if (said.help) {
    out(HELP);
    return;
  }
  log.info(`Paperboy ${VERSION}`);
  const env = process.env;
  // The command never touches the site: a dry run has nothing to leave out.
  const given = new Map([['dry-run', 'false']]);
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
  const usual = said.live ? undefined : SAMPLE_NOW;
  const now = said.now ?? nowFrom({ PAPERBOY_NOW: env['PAPERBOY_NOW'] ?? usual });
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
    oaiUrl: serviceUrl(process.env, 'PAPERBOY_OAI_URL', 'https://oaipmh.arxiv.org'),
    rssUrl: serviceUrl(process.env, 'PAPERBOY_RSS_URL', 'https://rss.arxiv.org'),
    userAgent: userAgent(),
    paceSeconds: paceSeconds(process.env, url),
    chance: Math.random,
    log,
  });
}

function liveExtras(): Extras {
  const url = serviceUrl(process.env, 'PAPERBOY_HF_URL', 'https://huggingface.co');
  const agent = { userAgent: userAgent(), log };
  const key = process.env['PAPERBOY_LLM_KEY']?.trim() ?? '';
  return {
    links: huggingFaceOver({ url, token: huggingFaceToken(process.env, url), ...agent }),
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
  } else if (error instanceof BadUsage) {
    err(escapeTerminal(`${error.message}\n\n${HELP}`));
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
