import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/words.ts'
import { addressOfView } from '../../state/view.ts'
import { PushButton } from '../controls/push-button.tsx'

/** Puts the link to exactly this view into the clipboard, and says so. */
export function CopyLink() {
  const words = useWords()
  const [told, setTold] = useState<string | null>(null)
  useEffect(() => {
    if (told === null) return
    const timer = setTimeout(() => setTold(null), 2500)
    return () => clearTimeout(timer)
  }, [told])
  const copy = (): void => {
    const byHand = (): void => setTold(words.places.linkByHand)
    // Browsers offer their clipboard on safe addresses only.
    if (!navigator.clipboard) byHand()
    else
      navigator.clipboard
        .writeText(addressOfView())
        .then(() => setTold(words.places.linkCopied))
        .catch(byHand)
  }
  return (
    <>
      <PushButton look="quiet" icon="link" aria-label={words.places.copyLink} title={words.places.copyLink} onClick={copy} />
      <span role="status" className={told === null ? 'unseen' : 'told'}>
        {told}
      </span>
    </>
  )
}
