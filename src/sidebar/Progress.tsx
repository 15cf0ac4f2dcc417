/** How far the planning is, with a way to stop it. */
export function Progress({ done, onStop }: { readonly done: number; readonly onStop: () => void }) {
  return (
    <div class="progress">
      <label>
        Planning … <progress value={done} />
      </label>
      <button type="button" onClick={onStop}>
        Stop
      </button>
    </div>
  );
}

/** Before there is anything to show. */
export const Reading = ({ isBusy }: { readonly isBusy: boolean }) => (
  <p class="quiet">{isBusy ? 'Reading your tables …' : 'The tables could not be read.'}</p>
);
