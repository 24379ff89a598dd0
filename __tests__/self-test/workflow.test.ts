import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

interface Step {
  readonly name: string;
  readonly run: string;
}

const { jobs } = parse(readFileSync('.github/workflows/self-test.yml', 'utf8')) as {
  jobs: { tell: { env: Record<string, string>; steps: readonly Step[] } };
};

/** Stands for GitHub's program: says which of our issues is open, and keeps what it was told. */
const GH = `#!/usr/bin/env bash
if [ "$1 $2" = 'issue list' ]; then echo "$FOUND"; exit; fi
printf '%s\\n' "$@" >>told
if [ -f body.md ]; then cat body.md >>told; fi
`;

/** What a step of the workflow tells GitHub. */
function told(name: string, env: Readonly<Record<string, string>>): string {
  const step = jobs.tell.steps.find((one) => one.name.startsWith(name));
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-workflow-'));
  try {
    writeFileSync(join(folder, 'gh'), GH);
    chmodSync(join(folder, 'gh'), 0o755);
    writeFileSync(join(folder, 'told'), '');
    execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? 'false'], {
      cwd: folder,
      env: {
        ...jobs.tell.env,
        PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
        RUN: 'https://x.example/runs/1',
        CHANGES: '',
        ...env,
      },
    });
    return readFileSync(join(folder, 'told'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const CHANGES = '- a `$(touch PWNED)` "change"';
const BODY = `${CHANGES}\n\nThe run: https://x.example/runs/1\n`;

test('the workflow opens one issue, and reminds of it when a week has passed', () => {
  expect(told('Open', { FOUND: '', CHANGES })).toBe(
    `issue\ncreate\n--title\nThe self-test against arXiv fails\n--body-file\nbody.md\n${BODY}`,
  );
  expect(told('Open', { FOUND: '12 new', CHANGES })).toBe('');
  expect(told('Open', { FOUND: '12 old', CHANGES })).toBe(
    `issue\ncomment\n12\n--body-file\nbody.md\n${BODY}`,
  );
  expect(told('Open', { FOUND: '' })).toContain('its log says why');
});

test('the workflow closes its issue with a word when arXiv is as known again', () => {
  expect(told('Close', { FOUND: '12 new' })).toBe(
    'issue\nclose\n12\n--comment\narXiv answers as it is known again: https://x.example/runs/1\n',
  );
  expect(told('Close', { FOUND: '' })).toBe('');
});
