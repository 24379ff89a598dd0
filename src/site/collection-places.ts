import type { Config } from '../config/config.ts';
import { compileTemplate } from '../template/template.ts';
import type { Recognised } from './detect.ts';
import { relativePath, requireInside, withoutIndex } from './repository-path.ts';
import { type SiteValues, asPath } from './site-values.ts';

/** The paths of the list, the feed and the bibliography, and the addresses of posts in them. */
export interface CollectionPlaces {
  readonly list: string;
  readonly feed: string;
  readonly bibtex: string;
  /** The first lines of a new list. */
  readonly listHead: string;
  /** Whether a picture beside the list is published with it. */
  readonly hasPictures: boolean;
  /** Place of the index of digest pages: none, in the list, or also in a separate file. */
  readonly index: 'none' | 'in list' | 'always';
  /** The address of the published site, with a slash at its end; empty if unknown. */
  readonly siteUrl: string;
  /** Returns the link from the list to a post; undefined if its address is unknown. */
  linkInList(post: string): string | undefined;
  /** Returns the link from the list to one of its files of old years. */
  linkToYear(file: string): string;
  /** Returns the absolute address of a post; undefined if unknown. */
  addressOf(post: string): string | undefined;
}

/** @throws RunFailure CONFIG_INVALID for a path outside the site or used twice */
export function collectionPlaces(
  config: Config,
  { preset, root }: Recognised,
  values: SiteValues,
  site: { readonly siteUrl: string; postUrl(post: string, page: string): string | undefined },
): CollectionPlaces {
  const filled = (template: string, more: SiteValues = {}) =>
    compileTemplate(`templates/${preset.name}/preset.yml`, template, { ...values, ...more })({
      ...values,
      ...more,
    });
  const list = config.listPath ?? asPath(root + filled(preset.list));
  const places = {
    list,
    feed: config.feedPath ?? `${withoutIndex(list)}.xml`,
    bibtex: config.bibtexPath ?? `${withoutIndex(list)}.bib`,
  };
  for (const name of ['list', 'feed', 'bibtex'] as const)
    requireInside(`${name}-path`, places[name]);
  const siteUrl = (config.siteUrl ?? site.siteUrl).replace(/\/*$/, '/');
  const isOnGitHub = /(?:^|\/)README\.md$/i.test(list);
  return {
    ...places,
    listHead: filled(preset.listHead),
    hasPictures: preset.pictures || isOnGitHub,
    index: values['index'] === 'always' || values['index'] === 'in list' ? values['index'] : 'none',
    siteUrl: siteUrl === '/' ? '' : siteUrl,
    linkInList(post) {
      if (isOnGitHub) return encodeURI(relativePath(list, post));
      // Astro's routes say where a collection's entries are; only pages lie as they are published.
      const isApart = list.includes('src/pages/') && !post.includes('src/pages/');
      const link = preset.linkIsForTag ? undefined : site.postUrl(post, list);
      // Generators run Liquid and similar tags in pages only, not in this file.
      const isAddress = link !== undefined && /^[\w./:-]+$/.test(link);
      return isAddress && !(isApart && link.startsWith('.')) ? link : undefined;
    },
    linkToYear(file) {
      const name = withoutIndex(file.slice(file.lastIndexOf('/') + 1));
      const link = isOnGitHub ? '' : filled(preset.listLink, { name });
      const usual = preset.listLink === '' ? site.postUrl(file, list) : undefined;
      return link || (isOnGitHub ? undefined : usual) || relativePath(list, file);
    },
    addressOf(post) {
      if (preset.address === '' || siteUrl === '/') return undefined;
      const inside = withoutIndex(post.slice(root.length));
      const content = ['content', 'docs', 'source']
        .map((name) => `${values[name] ?? ''}/`)
        .find((folder) => inside.startsWith(folder));
      const path = inside.slice(content?.length ?? 0);
      return siteUrl + filled(preset.address, { path }).replace(/^\/+/, '');
    },
  };
}
