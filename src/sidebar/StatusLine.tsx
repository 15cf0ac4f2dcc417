/** What happened last, and whether it was bad. */
interface Props {
  readonly isStale: boolean;
  readonly message: { readonly text: string; readonly isBad: boolean } | null | undefined;
}

export const StatusLine = ({ isStale, message }: Props) => (
  <div role="status" aria-live="polite">
    {isStale && (
      <p class="message warn">Your tables changed since this plan was made. Refresh it: your ticks stay.</p>
    )}
    {message && <p class={message.isBad ? 'message bad' : 'message'}>{message.text}</p>}
  </div>
);
