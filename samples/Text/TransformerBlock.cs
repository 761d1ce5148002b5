using NetGen;

/// <summary>
/// A block of a transformer that normalises before it computes. In the first half, each character gathers what it needs from the characters before it; in the
/// second half, two dense layers process what each character has gathered.
/// </summary>
/// <remarks>
/// Both halves add their result to what they got, so a block only has to learn what to change. <c>Causal</c> lets a character see itself and the ones before
/// it. Otherwise it could look up the next character, which it is to predict.
/// </remarks>
[Block]
[LayerNorm(Name = "norm1"), Attention(3, Causal = true, Name = "self_attn"), Add("input", Name = "attended")]
[LayerNorm(Name = "norm2"), Dense(4 * TextModel.Width, Activation.GeluTanh, Name = "linear1"), Dense(TextModel.Width, Name = "linear2"), Add("attended")]
internal sealed partial class TransformerBlock;
