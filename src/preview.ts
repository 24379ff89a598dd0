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

/** Adds the configuration file of `--config` to the files of the site. */
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
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    out(HELP);
    return;
  }
  log.info(`Paperboy ${VERSION}`);
  const env = process.env;
  // The command never writes to the site, so a dry run would make no difference.
  const given = new Map([['dry-run', 'false']]);
  const folder = siteInFolder({
    out: options.out,
    ...(options.site !== undefined && { site: options.site }),
  });
  const site = options.config === undefined ? folder : withFile(folder, options.config);
  const hasFile =
    options.config !== undefined ||
    (options.site !== undefined && (await folder.files({})).paths.includes(DEFAULT_FILE));
  if (options.keywords !== undefined) given.set('keywords', options.keywords);
  else if (!hasFile) given.set('keywords', SAMPLE_KEYWORDS);
  const defaultNow = options.live ? undefined : SAMPLE_NOW;
  const now = options.now ?? nowFrom({ PAPERBOY_NOW: env['PAPERBOY_NOW'] ?? defaultNow });
  const report = await run({
    inputs: given,
    at: { file: { path: options.config ?? DEFAULT_FILE, named: options.config !== undefined } },
    site,
    arxiv: options.live ? live() : sampleArxiv(),
    extras: options.live ? liveExtras() : NO_EXTRAS,
    presets: presetsIn(),
    log,
    now,
    explain: true,
  });
  const page = writePage(report, options.out, options.site);
  out(previewOf(report, options.out));
  if (page !== undefined) out(escapeTerminal(`Open in a browser:\n  ${page}`));
}

/** Writes index.html to the folder, unless the folder is the site or has another index.html. */
function writePage(report: Report, folder: string, site: string | undefined): string | undefined {
  const path = join(folder, 'index.html');
  mkdirSync(folder, { recursive: true });
  const isSite = site !== undefined && realpathSync(site) === realpathSync(folder);
  const isOurs = !existsSync(path) || readFileSync(path, 'utf8').includes(PAGE_MARK);
  if (isSite || !isOurs) {
    log.notice({
      about: path,
      text: `The page was not written, because ${isSite ? 'the folder is the site itself' : 'the folder has another page of that name'}. Choose another folder with --out`,
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
