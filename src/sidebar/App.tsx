import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Answer } from '../addon/answer';
import type { Choice } from '../addon/chosen';
import type { SheetRequest } from '../addon/formsServer';
import type { Opened } from '../addon/found';
import type { SettingChange } from '../addon/settingsServer';
import { ActionBar, type Message } from './ActionBar';
import { AskView } from './AskView';
import { canPlan, computing, type Session } from './compute';
import { fingerprintsOf } from './fingerprints';
import { FormsView } from './FormsView';
import type { Incoming } from './importing';
import { ImportView } from './ImportView';
import type { AccountTypeFix, CellOf } from './leftOut';
import { Mending } from './Mending';
import { PlanView } from './PlanView';
import { Progress, Reading } from './Progress';
import type { KindAnswer, Server } from './server';
import { requestOf } from './requestOf';
import { Fold } from './Fold';
import { isEmpty, needsSteps, StartSteps } from './StartSteps';
import { readFromWords, undoneWords, writtenWords, type ChangeWords } from './said';
import { SettingsView } from './SettingsView';
import { AS_THEY_ARE, isSupposed, supposing, withPrice, type Supposed } from './supposed';
import { SupposedView, UnderSupposed } from './SupposedView';
import { TablesView } from './TablesView';
import { Tabs, type Tab } from './Tabs';
import { openSettled } from './openSettled';
import { goalKey, idsOf, isAsPlanned, keptTicks, withoutDone } from './ticks';
import { ShowRows } from './Told';
import { useSteps } from './useSteps';

/** The planner: opens, calculates in the page, writes when asked. */
export function App({ server }: { readonly server: Server }) {
  const [tab, setTab] = useState<Tab>('Plan');
  const [session, setSession] = useState<Session | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [messages, setMessages] = useState<Partial<Record<Tab, Message | null>>>({});
  const [isStale, setStale] = useState(false);
  const [files, setFiles] = useState<readonly Incoming[]>([]);
  const [isBusy, setBusy] = useState(true);
  const [supposed, setSupposed] = useState<Supposed>(AS_THEY_ARE);
  const { progress, run, stop } = useSteps();
  const lastTicked = useRef(ticked);
  lastTicked.current = ticked;

  /** What is said belongs to the tab where it was asked. */
  const say = (text: string, isBad = false): void =>
    setMessages(known => ({ ...known, [tab]: { text, isBad } }));
  const planned = session?.computed?.planned ?? null;
  // Weighing a choice takes as long as a frame: once for each, and not at all for the plan's own.
  const chosen = useMemo(
    () => planned && (isAsPlanned(planned.plan, ticked) ? planned.plan : planned.chosen(ticked)),
    [planned, ticked],
  );

  /** Plans what was read; false where a person stopped it, and the plan before stays. */
  const take = async (opened: Opened, keepsTicks = false): Promise<boolean> => {
    const computed = canPlan(opened) ? await run(computing(opened)) : null;
    if (canPlan(opened) && computed === null) {
      say(
        `Planning was stopped${session ? '; what stands here is the plan before' : ''}. Refresh plans again.`,
      );
      if (!session) setSession({ opened, computed });
      return false;
    }
    const [now, before] = [computed?.planned, session?.computed?.planned];
    const isKept = keepsTicks && now && before && goalKey(now.goal) === goalKey(before.goal);
    setSession({ opened, computed });
    setSupposed(AS_THEY_ARE);
    setStale(false);
    const all = idsOf(now?.plan.suggestions ?? []);
    setTicked(withoutDone(isKept ? keptTicks(before.plan, now.plan, lastTicked.current) : all, now?.done));
    return true;
  };

  /** The same tables under other prices: the plan follows, and nothing is written. */
  const suppose = async (next: Supposed): Promise<void> => {
    const { opened } = session!;
    const computed = await run(computing(supposing(opened, next)));
    if (computed === null) return;
    setSupposed(next);
    setSession({ opened, computed });
    setTicked(withoutDone(idsOf(computed.planned?.plan.suggestions ?? []), computed.planned?.done));
  };

  /** Every request ends by saying what happened, also when nothing did. */
  const ask = async <T extends object>(
    request: Promise<Answer<T>>,
    then: (answer: T) => unknown,
  ): Promise<void> => {
    setBusy(true);
    try {
      const answer = await request;
      if (answer.ok) await then(answer);
      else say(answer.message, true);
    } catch (error) {
      say(`The planner stopped: ${error instanceof Error ? error.message : String(error)}`, true);
    } finally {
      setBusy(false);
    }
  };

  const waiting = (): void => say('Cells are still computing: looking again in a moment.');
  const open = (): Promise<void> =>
    ask(openSettled(server, waiting), opened => {
      if (opened.notes.length > 0) say(opened.notes.join(' '), true);
      else setMessages(known => ({ ...known, Plan: null }));
      return take(opened, true);
    });
  useEffect(() => {
    document.getElementById('tab-Plan')?.focus();
    void open();
  }, []);

  /** Coming back from the sheet: is the plan still of these tables? */
  const look = async (): Promise<void> => {
    if (isBusy || isStale || !session) return;
    const answer = await server.isCurrent(fingerprintsOf(session.opened)).catch(() => null);
    if (answer?.ok && !answer.isCurrent) setStale(true);
  };
  useEffect(() => {
    const onFocus = (): void => void look();
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  });

  /** Reads the tables again and says nothing of it. */
  const reopen = async (): Promise<Opened | null> => {
    const answer = await openSettled(server, waiting);
    if (answer.ok) await take(answer, true);
    return answer.ok ? answer : null;
  };

  const write = (): Promise<void> => {
    const { opened, computed } = session!;
    const request = requestOf(opened, computed!.planned!, chosen!.suggestions, ticked);
    return ask(server.write(request), written => {
      say(writtenWords(written));
      setSession({ opened: { ...opened, canUndo: true }, computed });
    });
  };

  /** A change of the tables, after which the plan is up to date. */
  const changing = (request: Promise<Answer<Opened>>, words: ChangeWords, keepsTicks = false): void =>
    void ask(request, async opened => {
      if (await take(opened, keepsTicks)) say(typeof words === 'string' ? words : words(opened));
    });
  const mend = (fix: AccountTypeFix): void =>
    changing(server.fillAccountType(fix), `${fix.account} is a ${fix.type} now; the plan is up to date.`);
  const answerKind = (answer: KindAnswer): void =>
    changing(
      server.answerKind(answer),
      `${answer.symbol}: ${answer.value} stands in Securities now; the plan is up to date.`,
      true,
    );
  const save = (changes: readonly SettingChange[]): void =>
    changing(server.saveSettings(changes), 'Settings saved; the plan is up to date.');

  const writeSheet = (request: SheetRequest): Promise<void> =>
    ask(server.writeSheet(request), ({ sheet }) => say(`Written to “${sheet}”.`));

  const undo = (): Promise<void> => ask(server.undo(), undone => say(undoneWords(undone)));

  const useSelection = (role: Choice): void =>
    changing(server.useSelection(role), opened => readFromWords(role, opened));

  const tick = (ids: readonly string[], isTicked: boolean): void => {
    const next = new Set(ticked);
    for (const id of ids) {
      if (isTicked) next.add(id);
      else next.delete(id);
    }
    setTicked(next);
  };

  const trying = {
    supposed,
    isBusy: isBusy || progress !== null,
    onSuppose: (next: Supposed): void => void suppose(next),
  };
  const show = (cell: CellOf): void => void ask(server.show(cell), () => undefined);

  const mending = { isBusy, onShow: show, onFix: mend, onAnswer: answerKind };
  const tables = ({ opened }: Session) => <TablesView opened={opened} isBusy={isBusy} onUse={useSelection} />;
  const steps = ({ opened, computed }: Session) =>
    needsSteps(computed) && (
      <StartSteps
        opened={opened}
        computed={computed}
        isBusy={isBusy}
        onImport={() => setTab('Import')}
        onStart={from => changing(server.startOwn(from), 'The sheets are there, empty and formatted.')}
        onFix={mend}
        onSave={save}
        onPrices={entries => changing(server.fillPrices(entries), 'Prices are filled in.', true)}
      />
    );

  return (
    <ShowRows onShow={show}>
      <h1 class="visually-hidden">Tax-loss planner</h1>
      <Tabs tab={tab} onTab={setTab} />
      <div class="panel" id="panel" role="tabpanel" aria-labelledby={`tab-${tab}`} aria-busy={isBusy}>
        {progress !== null && <Progress done={progress} onStop={stop} />}
        {tab === 'Ask' && <UnderSupposed {...trying} />}
        {session === null ? (
          progress === null && <Reading isBusy={isBusy} />
        ) : tab === 'Import' ? (
          <ImportView
            server={server}
            files={files}
            onFiles={setFiles}
            opened={session.opened}
            isBusy={isBusy}
            onBusy={setBusy}
            onSay={say}
            onWritten={reopen}
          />
        ) : tab === 'Forms' ? (
          <FormsView
            opened={session.opened}
            ticked={isSupposed(supposed) ? [] : (chosen?.suggestions ?? [])}
            isBusy={isBusy}
            onWrite={writeSheet}
            onSave={save}
            onClose={rows => changing(server.closeYear(rows), 'Closed: it stands on the sheet Years.', true)}
            onSay={say}
          />
        ) : tab === 'Settings' ? (
          <SettingsView
            key={session.opened.tables.settings?.fingerprint}
            opened={session.opened}
            isBusy={isBusy}
            onSave={save}
          />
        ) : tab === 'Ask' && session.computed ? (
          <AskView
            opened={session.opened}
            computed={session.computed}
            isBusy={isBusy}
            onSelected={then => void ask(server.selected(), then)}
            run={run}
          />
        ) : tab === 'Tables' ? (
          tables(session)
        ) : session.computed === null || isEmpty(session.computed) ? (
          <>
            {steps(session)}
            <Fold title="Which tables the planner looks for">{() => tables(session)}</Fold>
          </>
        ) : planned && chosen ? (
          <PlanView
            settled={session.computed.settled}
            planned={planned}
            chosen={chosen}
            isShort={session.computed.leftOut.length > 0}
            top={
              <>
                <Mending computed={session.computed} {...mending} />
                {steps(session)}
                <UnderSupposed {...trying} />
              </>
            }
            beside={<SupposedView lots={session.computed.settled.household.lots} {...trying} />}
            supposed={supposed.own}
            onSuppose={
              trying.isBusy ? null : (symbol, price) => void suppose(withPrice(supposed, symbol, price))
            }
            isBusy={isBusy || isSupposed(supposed)}
            onWrite={writeSheet}
            ticked={ticked}
            onTick={tick}
            onTicked={setTicked}
          />
        ) : (
          <Mending computed={session.computed} {...mending} />
        )}
      </div>
      <ActionBar
        message={messages[tab] ?? null}
        isStale={isStale}
        plan={
          tab === 'Plan' && session
            ? {
                canWrite: session.computed !== null && ticked.size > 0 && !isSupposed(supposed),
                canUndo: session.opened.canUndo,
              }
            : null
        }
        isBusy={isBusy}
        onWrite={() => void write()}
        onRefresh={() => void open()}
        onUndo={() => void undo()}
      />
    </ShowRows>
  );
}
