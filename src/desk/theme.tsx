import { Checkbox, createTheme, defaultVariantColorsResolver, NativeSelect, Radio, type CSSVariablesResolver } from '@mantine/core'
import { Icon } from '../ui/icon.tsx'

/** Measures of the component library as the desk sets them; colours are the tokens of src/ui, so that light and dark stand once. */
export const theme = createTheme({
  fontFamily: 'inherit',
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.125rem', xl: '1.3125rem' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '5px', sm: '5px', md: '5px', lg: '5px', xl: '5px' },
  defaultRadius: 'sm',
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    NativeSelect: NativeSelect.extend({ defaultProps: { rightSection: <Icon name="chevronDown" />, rightSectionPointerEvents: 'none' } }),
    Checkbox: Checkbox.extend({ defaultProps: { color: 'var(--accent)', iconColor: 'var(--on-accent)' } }),
    Radio: Radio.extend({ defaultProps: { color: 'var(--accent)', iconColor: 'var(--on-accent)' } }),
  },
  variantColorResolver(input) {
    if (input.variant === 'filled') return { background: 'var(--accent)', hover: 'var(--accent-deep)', color: 'var(--on-accent)', border: '1px solid transparent' }
    if (input.variant === 'default') return { background: 'var(--surface)', hover: 'var(--soft)', color: 'var(--ink)', border: '1px solid var(--edge)' }
    return defaultVariantColorsResolver(input)
  },
})

const tokens = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-error': 'var(--error)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--soft)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-disabled': 'transparent',
  '--mantine-color-disabled-color': 'var(--muted)',
  '--mantine-color-disabled-border': 'var(--edge)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-deep)',
  '--mantine-color-anchor': 'var(--accent)',
}
export const cssVariables: CSSVariablesResolver = () => ({ variables: tokens, light: tokens, dark: tokens })
