import { useState } from 'preact/hooks';
import type { Opened } from '../addon/found';
import type { Selected } from '../addon/selected';
import type { Steps } from '../base/steps';
import type { Story } from '../session/story';
import type { Computed } from './compute';
import { explain } from './explain';
import { Reasons } from './Told';
import { TryView } from './TryView';

interface Props {
  readonly opened: Opened;
  readonly computed: Computed;
  readonly isBusy: boolean;
  readonly onSelected: (then: (selected: Selected) => void) => void;
  readonly run: <T>(steps: Steps<T>) => Promise<T | null>;
}

/** Questions beside the plan: where does this figure come from, and what if? */
export function AskView({ opened, computed, isBusy, onSelected, run }: Props) {
  return (
    <div class="stack">
      <Explain opened={opened} computed={computed} isBusy={isBusy} onSelected={onSelected} />
      <TryView settled={computed.settled} isBusy={isBusy} run={run} />
    </div>
  );
}

/** `'Our lots'!M5:M5` as one says it. */
const nameOf = (reference: string): string =>
  reference.replace(
    /^'(.*)'!(\w+):\w+$/,
    (_, sheet: string, cell: string) => `${sheet.replace(/''/g, "'")}, ${cell}`,
  );

/** The story of the selected cell. */
function Explain({ opened, computed, isBusy, onSelected }: Omit<Props, 'run'>) {
  const [told, setTold] = useState<{ readonly of: string; readonly stories: readonly Story[] } | null>(null);
  const ask = (): void =>
    onSelected(selected =>
      setTold({ of: nameOf(selected.reference), stories: explain(computed, opened, selected) }),
    );
  return (
    <section class="card">
      <h2>Explain a cell</h2>
      <p class="small quiet">
        Select a lot, a trade or a result of one of the functions: its story, with the rows it rests on.
      </p>
      <p class="hint">
        <button type="button" disabled={isBusy} onClick={ask}>
          Explain the selected cell
        </button>
      </p>
      <div role="status">
        {told && (
          <>
            <h3 class="hint">{told.of}</h3>
            {told.stories.map(({ title, steps }) => (
              <section key={title} class="story">
                <h4>{title}</h4>
                <Reasons reasons={steps} />
              </section>
            ))}
          </>
        )}
      </div>
    </section>
  );
}
