import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Props {
  readonly title: string;
  /** What can be said in the one line, beside the title. */
  readonly said?: string | null;
  readonly children: () => ComponentChildren;
}

/** A section as one line that opens; what is in it is made when it is looked at. */
export function Fold({ title, said = null, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="fold" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {title}
        {said !== null && said !== '' && <span class="quiet small"> {said}</span>}
      </summary>
      {isOpen && children()}
    </details>
  );
}
