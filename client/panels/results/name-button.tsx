/** A name from the data that takes the map there. */
export function NameButton({ name, onClick }: { name: string; onClick(): void }) {
  return (
    <button type="button" className="name-button data-name" lang="zh-CN" onClick={onClick}>
      {name}
    </button>
  )
}
