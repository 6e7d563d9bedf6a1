import type { ButtonHTMLAttributes, Ref } from 'react'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** `solid` the one thing to do on a screen; `plain` another way on; `quiet` seldom needed. */
  readonly look?: 'solid' | 'plain' | 'quiet'
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({ look = 'plain', className = '', ...rest }: Props) {
  return <button type="button" className={`button ${look} ${className}`} {...rest} />
}
