/* Univer's plugin types differ between packages: this file and its neighbours are where they are loosened. */
import { LocaleType, LogLevel, mergeLocales, Univer } from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';

export { mergeLocales };

/** `createUniver` without the presets package, which would bring packages that state no licence. */
export function boot(presets: any[], locale: any): { univer: Univer; api: any } {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: locale },
    logLevel: LogLevel.WARN,
  });
  for (const preset of presets) {
    for (const plugin of preset.plugins) {
      if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
      else univer.registerPlugin(plugin);
    }
  }
  return { univer, api: FUniver.newAPI(univer) };
}
