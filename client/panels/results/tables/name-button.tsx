/** A name from the data that takes the map there; in a row that does the same, a press counts once. */
export function NameButton({ name, onClick }: { name: string; onClick(): void }) {
  return (
    <button
      type="button"
      className="name-button data-name"
      lang="zh-CN"
      onClick={(event) => {
        event.stopPropagation()
        onClick()
      }}
    >
      {name}
    </button>
  )
}
