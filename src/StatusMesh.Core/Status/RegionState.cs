using System.Text.Json.Serialization;
using StatusMesh.Core.Json;

namespace StatusMesh.Core.Status;

/// <summary>How a region is.</summary>
[JsonConverter(typeof(KebabEnumConverter<RegionState>))]
public enum RegionState
{
    /// <summary>It ticks, and its control hosts answer or are not asked.</summary>
    Fit,

    /// <summary>It ticks, but its control hosts do not answer: its failures on the internet do not count.</summary>
    Sick,

    /// <summary>It has not been heard of lately.</summary>
    Silent,
}
