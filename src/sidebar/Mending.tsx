import type { Computed } from './compute';
import { KindQuestions } from './KindQuestions';
import type { AccountTypeFix, CellOf } from './leftOut';
import { LeftOutView } from './LeftOutView';
import type { KindAnswer } from './server';

interface Props {
  readonly computed: Computed;
  readonly isBusy: boolean;
  readonly onShow: (cell: CellOf) => void;
  readonly onFix: (fix: AccountTypeFix) => void;
  readonly onAnswer: (answer: KindAnswer) => void;
}

/** What only a person can set right, before any figure. */
export const Mending = ({ computed, isBusy, onShow, onFix, onAnswer }: Props) => (
  <>
    <LeftOutView
      all={computed.leftOut}
      isAll={computed.planned === null}
      isBusy={isBusy}
      onShow={onShow}
      onFix={onFix}
    />
    <KindQuestions questions={computed.questions} isBusy={isBusy} onAnswer={onAnswer} />
  </>
);
