/**
 * `npm run test:page`: writes the page of the packaged local command for the sample and for hostile
 * papers, and opens it in Chromium: light, dark, and on a phone. Then opens pull request texts and a
 * list about as GitHub shows them. Keeps screenshots in .cache/artefacts/.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startArxiv } from '../__tests__/emulators/arxiv/index.ts';
import { WAYS, lookAtPage, openBrowser } from '../__tests__/preview/look.ts';
import { harmIn } from '../__tests__/preview/well-formed.ts';
import { ARTEFACTS, installPackages } from '../__tests__/sites/install.ts';
import { NOW, papersForSites } from '../__tests__/sites/papers.ts';
import { mustRun } from '../__tests__/sites/program.ts';
import { lookAtBodies } from './look-at-bodies.ts';
import { lookAtList } from './look-at-list.ts';

const SCRIPT = resolve('dist/preview.js');
const SHOWN = 12;

await installPackages(['chromium']);
mkdirSync(ARTEFACTS, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'paperboy-page-'));
const browser = await openBrowser();
try {
  await preview('sample', []);
  await hostile();
  for (const name of ['sample', 'hostile']) {
    const file = join(folder, name, 'index.html');
    report(`${name}, its mark-up`, harmIn(readFileSync(file, 'utf8')));
    for (const way of WAYS) {
      const picture = join(ARTEFACTS, `page-${name}-${way.name}.png`);
      const { failures, formulas } = await lookAtPage(browser, file, way, picture);
      const none = formulas > 0 ? [] : ['no formula is typeset'];
      report(`${name}, ${way.name}: ${formulas} formulas`, [...failures, ...none]);
    }
  }
  await lookAtBodies(browser, report);
  await lookAtList(browser, report);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

function preview(name: string, options: readonly string[], env: Record<string, string> = {}) {
  return mustRun([process.execPath, SCRIPT, '--out', join(folder, name), ...options], {
    cwd: folder,
    env,
  });
}

async function hostile(): Promise<void> {
  const papers = papersForSites(process.env['PAPERBOY_SHARED']);
  const arxiv = await startArxiv({ papers, now: NOW });
  const config = join(folder, 'paperboy.yml');
  const keywords = {
    'All <b>papers</b> & "more"': 'cat:cs.CL',
    'Words / </script><script>alert("PWNED")</script>': '"<script>" OR alert AND notanentity',
    Nothing: '"no such thing" AND scroll NOT sleep',
  };
  writeFileSync(config, JSON.stringify({ keywords, 'max-papers': 0 }));
  try {
    await preview('hostile', ['--live', '--config', config], {
      PAPERBOY_ARXIV_URL: arxiv.url,
      PAPERBOY_PACE_MS: '0',
      PAPERBOY_NOW: NOW,
    });
  } finally {
    await arxiv.close();
  }
}

function report(about: string, failures: readonly string[]): void {
  console.log(`${about}: ${failures.length} failures`);
  for (const failure of failures.slice(0, SHOWN)) console.log(`  ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
}
