import type { SiteForm } from '../../src/site/site-form.ts';

/** Returns the form of a site about which nothing is known. */
export function aSiteForm(given: Partial<SiteForm> = {}): SiteForm {
  return {
    from: [],
    keys: new Map(),
    same: {},
    without: [],
    sharedTags: [],
    schema: undefined,
    schemaPath: undefined,
    allowed: new Map(),
    heading: undefined,
    mathSwitch: undefined,
    takesTexts: false,
    namesMissing: false,
    ...given,
  };
}
