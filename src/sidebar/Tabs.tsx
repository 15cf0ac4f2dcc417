export type Tab = 'Plan' | 'Ask' | 'Import' | 'Forms' | 'Settings' | 'Tables';

const TABS: readonly Tab[] = ['Plan', 'Ask', 'Import', 'Forms', 'Settings', 'Tables'];

interface Props {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

/** The planner's tabs, by mouse and by keyboard. */
export function Tabs({ tab, onTab }: Props) {
  return (
    <div class="tabs" role="tablist" aria-label="Planner" onKeyDown={event => move(event, tab, onTab)}>
      {TABS.map(name => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={tab === name}
          tabIndex={tab === name ? 0 : -1}
          aria-controls="panel"
          onClick={() => onTab(name)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

/** Arrow keys go from tab to tab, Home and End to the first and the last. */
function move(event: KeyboardEvent, tab: Tab, setTab: (tab: Tab) => void): void {
  const at = TABS.indexOf(tab);
  const last = TABS.length - 1;
  const isRtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
  const [back, forward] = isRtl ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
  const to =
    event.key === forward
      ? (at + 1) % TABS.length
      : event.key === back
        ? (at + last) % TABS.length
        : event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? last
            : null;
  if (to === null) return;
  event.preventDefault();
  setTab(TABS[to]!);
  document.getElementById(`tab-${TABS[to]!}`)?.focus();
}
