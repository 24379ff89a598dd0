import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A workflow command in the output of a step. */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Result of a step. */
export interface StepResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Lines of the log that are not commands, with secrets masked. */
  readonly log: string;
  /** The whole output, without masks. */
  readonly raw: string;
  readonly commands: readonly Command[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface StepOptions {
  /** Values of `with:`. Missing inputs get the default of action.yml, as in the runner. */
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Value of `${{ github.token }}`. */
  readonly token?: string;
  readonly event?: unknown;
  readonly eventName?: string;
  /** Path of Node; default: PAPERBOY_NODE, or the Node that runs the tests. */
  readonly node?: string;
  /** Folder with action.yml, dist/ and templates/. */
  readonly action?: string;
  /** Called with the child process, to kill it. */
  readonly onStart?: (kill: () => void) => void;
}

interface ActionYml {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

export async function readActionYml(action = ROOT): Promise<ActionYml> {
  return parse(await readFile(join(action, 'action.yml'), 'utf8')) as ActionYml;
}

/**
 * Runs the packaged action as the runner does (actions/runner: NodeScriptActionHandler,
 * ActionCommandManager, FileCommandManager): passes inputs as `INPUT_<NAME>`, provides files for
 * outputs and the summary, and reads commands from both output streams.
 */
export async function runStep(options: StepOptions): Promise<StepResult> {
  const action = options.action ?? ROOT;
  const yml = await readActionYml(action);
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-step-'));
  try {
    const file = async (name: string, content = '') => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    };
    const defaults = Object.entries(yml.inputs).map(
      ([name, input]) => [name, input.default ?? ''] as const,
    );
    const inputs = { ...Object.fromEntries(defaults), ...options.with };
    const output = await file('output');
    const summary = await file('summary');
    const env: Record<string, string> = {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_EVENT_NAME: options.eventName ?? 'schedule',
      GITHUB_EVENT_PATH: await file('event.json', JSON.stringify(options.event ?? {})),
      ...options.env,
    };
    for (const [name, value] of Object.entries(inputs)) {
      const given = value === '${{ github.token }}' ? (options.token ?? '') : value;
      env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] = given;
    }
    const done = await execute(
      options.node ?? process.env['PAPERBOY_NODE'] ?? process.execPath,
      join(action, yml.runs.main),
      env,
      options.onStart,
    );
    const { commands, log } = readStreams(done.raw);
    return {
      ...done,
      commands,
      log,
      outputs: readOutputs(await readFile(output, 'utf8')),
      summary: await readFile(summary, 'utf8'),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function execute(
  node: string,
  script: string,
  env: Record<string, string>,
  onStart?: (kill: () => void) => void,
): Promise<Pick<StepResult, 'exitCode' | 'signal' | 'raw'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let raw = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (raw += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (raw += text));
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      resolve({ exitCode, signal, raw });
    });
    onStart?.(() => child.kill('SIGKILL'));
  });
}

/** Splits output into lines and commands. A command starts a line; its older form may be anywhere in a line. */
function readStreams(raw: string): Pick<StepResult, 'commands' | 'log'> {
  const commands: Command[] = [];
  const plain: string[] = [];
  const masks = new Set<string>();
  for (const line of raw.split(/\r\n|\n|\r/)) {
    const command = readCommand(line);
    if (command === undefined) plain.push(line);
    else {
      commands.push(command);
      if (command.name === 'add-mask') masks.add(command.message);
    }
  }
  const log = [...masks].reduce(
    (text, secret) => (secret === '' ? text : text.replaceAll(secret, '***')),
    plain.join('\n'),
  );
  return { commands, log };
}

function readCommand(line: string): Command | undefined {
  const found =
    /^\s*::(?<name>[A-Za-z-]+)(?: (?<properties>.*?))?::(?<message>.*)$/.exec(line)?.groups ??
    /##\[(?<name>[A-Za-z-]+)(?: (?<properties>[^\]]*))?\](?<message>.*)$/.exec(line)?.groups;
  if (found?.['name'] === undefined) return undefined;
  const properties = (found['properties'] ?? '').split(',').filter((pair) => pair.includes('='));
  return {
    name: found['name'],
    properties: Object.fromEntries(
      properties.map((pair) => [
        pair.slice(0, pair.indexOf('=')),
        unescapeData(pair.slice(pair.indexOf('=') + 1)),
      ]),
    ),
    message: unescapeData(found['message'] ?? ''),
  };
}

function unescapeData(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

/** Reads an output file: `name<<delimiter`, lines, `delimiter`; or `name=value`. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const opening = /^(?<name>[^=<]+)<<(?<delimiter>.+)$/.exec(line)?.groups;
    if (opening?.['name'] !== undefined) {
      const end = lines.indexOf(opening['delimiter'] ?? '', at + 1);
      if (end < 0) throw new Error(`output ${opening['name']} has no end`);
      outputs[opening['name']] = lines.slice(at + 1, end).join('\n');
      at = end;
    } else if (line.includes('='))
      outputs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
  }
  return outputs;
}
