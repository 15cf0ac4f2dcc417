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
