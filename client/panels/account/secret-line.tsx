import { useState } from 'react'
import { useWords } from '../../i18n/words.ts'
import { PushButton } from '../controls/push-button.tsx'

/** A secret that is shown this once, to be copied; where the browser offers no clipboard it is there to be marked. */
export function SecretLine({ says, secret }: { says: string; secret: string }) {
  const words = useWords()
  const [copied, setCopied] = useState(false)
  const copy = (): void => {
    navigator.clipboard
      .writeText(secret)
      .then(() => setCopied(true))
      .catch(() => undefined)
  }
  return (
    <div className="secret" role="status">
      <p>{says}</p>
      <div className="secret-line">
        <code className="data-name">{secret}</code>
        {navigator.clipboard && (
          <PushButton small icon={copied ? 'check' : undefined} onClick={copy}>
            {copied ? words.accounts.copied : words.accounts.copy}
          </PushButton>
        )}
      </div>
    </div>
  )
}
