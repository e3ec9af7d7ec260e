import { useWords } from '../../i18n/words.ts'
import { TextField } from '../account/text-field.tsx'
import { PushButton } from '../controls/push-button.tsx'

const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const generatedLength = 16

/** Letters and digits that are not mistaken for one another, each as likely as the next: some 92 bits. */
function generatePassword(): string {
  const fair = 256 - (256 % letters.length)
  let password = ''
  while (password.length < generatedLength)
    for (const byte of crypto.getRandomValues(new Uint8Array(generatedLength)))
      if (byte < fair && password.length < generatedLength) password += letters[byte % letters.length]
  return password
}

/** A password for somebody else: typed in sight, or generated. */
export function PasswordChoice({ label, value, onChange }: { label: string; value: string; onChange(next: string): void }) {
  const words = useWords()
  return (
    <div className="password-choice">
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        hint={words.accounts.passwordRule}
        minLength={10}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
      />
      <PushButton small onClick={() => onChange(generatePassword())}>
        {words.accounts.generate}
      </PushButton>
    </div>
  )
}
