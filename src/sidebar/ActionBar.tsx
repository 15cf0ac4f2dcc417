import { StatusLine } from './StatusLine';

export interface Message {
  readonly text: string;
  readonly isBad: boolean;
}

interface Props {
  readonly message: Message | null;
  readonly isStale: boolean;
  /** null: no plan is shown. */
  readonly plan: { readonly canWrite: boolean; readonly canUndo: boolean } | null;
  readonly isBusy: boolean;
  readonly onWrite: () => void;
  readonly onRefresh: () => void;
  readonly onUndo: () => void;
}

/** What was said last, and what can be done with the plan. */
export const ActionBar = ({ message, isStale, plan, isBusy, onWrite, onRefresh, onUndo }: Props) => (
  <div class="bar">
    <StatusLine isStale={isStale && plan !== null} message={message} />
    {plan && (
      <div class="actions">
        <button class="primary" type="button" disabled={isBusy || !plan.canWrite} onClick={onWrite}>
          Write to sheet
        </button>
        <button type="button" disabled={isBusy} onClick={onRefresh}>
          Refresh
        </button>
        {plan.canUndo && (
          <button type="button" disabled={isBusy} onClick={onUndo}>
            Undo last write
          </button>
        )}
      </div>
    )}
    <footer>Education, not tax advice; check your jurisdiction.</footer>
  </div>
);
