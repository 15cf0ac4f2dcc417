import { countryOf } from '../../src/countries/chooser';
import { DEFAULT_SETTINGS, type CountryKey } from '../../src/engine/settings';
import { fieldsBeside, fieldsFor } from '../../src/sidebar/settingFields';
import { SETTING_SPECS } from '../../src/table/settingSpecs';
import { COUNTRIES } from '../../src/table/settingWords';

const LAWS: readonly CountryKey[] = [...new Set(Object.values(COUNTRIES))];
const offered = (country: CountryKey): readonly string[] => {
  const law = countryOf({ ...DEFAULT_SETTINGS, country });
  return [...fieldsFor(law), ...fieldsBeside(law)].map(({ name }) => name);
};

test('every setting is offered under some law, and none twice under one', () => {
  expect(LAWS.length).toBeGreaterThan(6);
  const all = new Set(LAWS.flatMap(offered));
  expect(SETTING_SPECS.map(({ name }) => name).filter(name => !all.has(name))).toEqual([]);
  for (const law of LAWS) expect(offered(law)).toEqual([...new Set(offered(law))]);
});

test('a return elsewhere is not asked how one files in the United States', () => {
  expect(offered('US')).toContain('Filing status');
  expect(offered('UK')).not.toContain('Filing status');
  expect(offered('UK')).toContain('Lot method');
});
