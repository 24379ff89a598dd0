import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import type { Generator, Install } from './generators.ts';
import { execute, mustRun } from './program.ts';

/** Where generators and sites are kept; never in the project. */
export const CACHE = process.env['PAPERBOY_SITES_CACHE'] ?? join(tmpdir(), 'paperboy-sites');

/** Where pictures are kept, and what went wrong: the CI keeps this folder with each run. */
export const ARTEFACTS = resolve('.cache/artefacts');

/** A site of ours, ready to be written to and built. */
export interface Workplace {
  readonly site: string;
  /** For the generator's programs. */
  readonly env: Readonly<Record<string, string>>;
}

/** Installs the generator where that has not been done, and lays out its site anew. */
export async function prepare(generator: Generator, skeletons: string): Promise<Workplace> {
  const folder = join(CACHE, generator.name);
  const site = join(folder, 'site');
  mkdirSync(folder, { recursive: true });
  rmSync(site, { recursive: true, force: true });
  for (const layer of generator.skeleton) cpSync(join(skeletons, layer), site, { recursive: true });
  for (const file of generator.without ?? []) rmSync(join(site, file), { recursive: true });
  const env = await install(generator.install, folder, site);
  return { site, env };
}

/** Node packages for a folder, of which `npm` keeps those that are there already. */
export async function installNode(folder: string, manifest: string): Promise<void> {
  const wanted = readFileSync(manifest, 'utf8');
  const stamp = join(folder, 'installed.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(stamp, { force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(manifest, join(folder, 'package.json'));
  // The package `node` puts its program into its place by a script.
  const scripts = `--ignore-scripts=${String(!/"node":/.test(wanted))}`;
  await mustRun(['npm', 'install', scripts, '--no-audit', '--no-fund'], { cwd: folder });
  writeFileSync(stamp, wanted);
}

async function install(how: Install, folder: string, site: string): Promise<Workplace['env']> {
  switch (how.from) {
    case 'npm': {
      // Sites that need the same packages share them.
      const manifest = join(site, 'package.json');
      const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name: string };
      await installNode(join(CACHE, name), manifest);
      const modules = join(CACHE, name, 'node_modules');
      // Astro keeps there what it knows of a site's posts, and would look for another site's.
      rmSync(join(modules, '.astro'), { recursive: true, force: true });
      symlinkSync(modules, join(site, 'node_modules'));
      return { PATH: pathWith(...nodesIn(modules), join(modules, '.bin')) };
    }
    case 'apt':
      await installPackages(how.packages);
      return {};
    case 'newer': {
      await installPackages(how.packages);
      const root = join(folder, 'root');
      await unpack(how, folder, root);
      return {
        PATH: pathWith(join(root, 'usr/bin')),
        PYTHONPATH: join(root, 'usr/lib/python3/dist-packages'),
        LD_LIBRARY_PATH: librariesIn(root),
      };
    }
  }
}

/** A Node of the generator's own, which the package `node` brings for each platform. */
function nodesIn(modules: string): string[] {
  return readdirSync(modules)
    .map((name) => join(modules, name, 'bin'))
    .filter((bin) => existsSync(join(bin, 'node')));
}

function librariesIn(root: string): string {
  const lib = join(root, 'usr/lib');
  const folders = existsSync(lib)
    ? readdirSync(lib).filter((name) => name.endsWith('-linux-gnu'))
    : [];
  return folders.map((name) => join(lib, name)).join(delimiter);
}

function pathWith(...folders: readonly string[]): string {
  return [...folders, process.env['PATH'] ?? ''].join(delimiter);
}

const asRoot = (command: readonly string[]) =>
  process.getuid?.() === 0 ? command : ['sudo', ...command];

export async function installPackages(packages: readonly string[]): Promise<void> {
  const missing: string[] = [];
  for (const name of packages) {
    const { code, text } = await execute(['dpkg-query', '-W', '-f', '${Status}', name], {
      cwd: '/',
    });
    if (code !== 0 || !text.includes('ok installed')) missing.push(name);
  }
  if (missing.length === 0) return;
  await mustRun(asRoot(['apt-get', 'update', '-qq']), { cwd: '/' });
  await mustRun(asRoot(['apt-get', 'install', '-y', '--no-install-recommends', ...missing]), {
    cwd: '/',
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** Fetches packages of another suite from where the system has its own, and changes nothing there. */
async function unpack(
  { suite, unpacked }: Extract<Install, { from: 'newer' }>,
  folder: string,
  root: string,
): Promise<void> {
  const stamp = join(folder, 'installed.json');
  const wanted = JSON.stringify({ suite, unpacked });
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const state = join(folder, 'apt');
  for (const part of ['lists/partial', 'cache/archives/partial', 'debs'])
    mkdirSync(join(state, part), { recursive: true });
  const sources = await execute(
    [
      'apt-get',
      'indextargets',
      '--format',
      '$(REPO_URI) $(ORIGIN) $(SIGNED_BY)',
      'Created-By: Packages',
    ],
    { cwd: '/' },
  );
  const [uri] =
    sources.text
      .split('\n')
      .find((line) => line.includes(' Debian'))
      ?.split(' ') ?? [];
  if (uri === undefined) throw new Error('no Debian source is configured');
  writeFileSync(join(state, 'sources.list'), `deb ${uri} ${suite} main\n`);
  const options = [
    ['Dir::State::lists', join(state, 'lists')],
    ['Dir::Cache', join(state, 'cache')],
    ['Dir::Etc::sourcelist', join(state, 'sources.list')],
    ['Dir::Etc::sourceparts', '/dev/null'],
    ['APT::Sandbox::User', 'root'],
  ].flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const debs = join(state, 'debs');
  await mustRun(['apt-get', ...options, 'update'], { cwd: debs });
  await mustRun(['apt-get', ...options, 'download', ...unpacked], { cwd: debs });
  for (const deb of readdirSync(debs))
    await mustRun(['dpkg', '-x', join(debs, deb), root], { cwd: debs });
  writeFileSync(stamp, wanted);
}

/** Where an npm package of the project's own math engines lies. */
export function mathModules(): string {
  return join(CACHE, 'math', 'node_modules');
}
